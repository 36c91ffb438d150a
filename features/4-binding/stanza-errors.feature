@needs:credentials
Feature: Stanza errors
  What could not be done is said in one form. RFC 6120, section 8.3.

  Background:
    Given the agent is bound and present

  @req:RFC6120-8.3.1-a @must
  Rule: An error MUST be a stanza of the same kind, with the same id and an error element
    A desktop finds by kind and id what has failed.

    @case:BND-070-<case>
    Scenario Outline: The error to <case> is of the same kind, with the same id
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='<the address>'><query xmlns='<the namespace>' node='no-such-$random'/></iq>
        """
      And the server has answered the agent with
        """xpath
        /*[@type='error' or *[local-name()='error']]
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id and client:error]
        """

      Examples:
        | case                 | the address           | the namespace                         |
        | an-unknown-namespace | $domain               | urn:suite:unknown                     |
        | an-absent-resource   | $bare/no-such-$random | http://jabber.org/protocol/disco#info |

    @case:BND-071 @passive
    Scenario: No stanza of any case holds an error element without being an error
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='urn:suite:unknown'/></iq>
        """
      Then no message of any case satisfies
        """xpath
        /client:*[not(@type='error') and client:error]
        """

  @req:RFC6120-8.3.2-a @must @passive
  Rule: An error element MUST have a defined type and one defined condition
    A desktop decides by type and condition whether to try again.

    @case:BND-072
    Scenario: No error of any case lacks a type or a condition
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='urn:suite:unknown'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq/client:error[@type='cancel' or @type='modify' or @type='auth' or @type='wait' or @type='continue']
        """
      And no message of any case satisfies
        """xpath
        /client:*[@type='error']/client:error[count(stanzaerr:*[local-name()!='text'])!=1 or count(stanzaerr:text)>1
          or not(@type='auth' or @type='cancel' or @type='continue' or @type='modify' or @type='wait')]
        """

  @req:RFC6120-8.3.2-b @should @passive
  Rule: The text of an error SHOULD say its language
    A text that an agent is shown should be one that the agent can read.

    @case:BND-073
    Scenario: No text of an error of any case lacks its language
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='urn:suite:unknown'/></iq>
        """
      Then no message of any case satisfies
        """xpath
        /client:*/client:error/stanzaerr:text[not(@xml:lang)]
        """

  @req:RFC6120-8.3.3-a @should @passive
  Rule: The type of an error SHOULD be the one that goes with its condition
    The type says whether to wait, to mend or to give up; a wrong one makes a client try for ever.

    @case:BND-074
    Scenario: No error of any case has a type that does not go with its condition
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><query xmlns='urn:suite:unknown'/></iq>
        """
      Then no message of any case satisfies
        """xpath
        /client:*/client:error[
          (stanzaerr:item-not-found or stanzaerr:service-unavailable or stanzaerr:not-allowed or stanzaerr:conflict) and not(@type='cancel')
          or (stanzaerr:bad-request or stanzaerr:jid-malformed or stanzaerr:not-acceptable) and not(@type='modify')
          or (stanzaerr:forbidden or stanzaerr:not-authorized or stanzaerr:registration-required) and not(@type='auth')
          or stanzaerr:policy-violation and not(@type='modify' or @type='wait')]
        """
