@needs:credentials
Feature: The software's version
  Which server speaks, in which version. XEP-0092.

  @req:XEP0092-2-a @must
  Rule: An answer MUST hold a name and a version
    Who looks into a fault needs both, and a suite that knows the version knows which deviations to expect.

    @case:LIV-020
    Scenario: The domain tells its software in full, or not at all
      Given the agent is bound and present
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='jabber:iq:version'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@id=$id][(@type='result' and version:query[string-length(version:name)>0 and string-length(version:version)>0])
          or (@type='error' and client:error[stanzaerr:service-unavailable or stanzaerr:feature-not-implemented or stanzaerr:forbidden])]
        """
