@needs:credentials
Feature: The address that was bound
  The full JID in the answer to a bind is the address of the session from then on. RFC 6120, section 4.3.6.

  @req:RFC6120-4.3.6-a @must
  Rule: A server MUST use the resource that was negotiated as the address of the session
    Events are sent to the full JID; at any other address the desktop does not hear them.

    @case:BND-200
    Scenario: A message to the full JID arrives
      Given the agent is bound and present
      When the agent sends
        """xml
        <message xmlns='jabber:client' to='$full' id='$id'><body>bound $random</body></message>
        """
      Then the agent receives
        """xpath
        /client:message[@id=$id and not(@type='error') and client:body=concat('bound ', $random)]
        """
