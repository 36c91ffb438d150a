@needs:finesse @needs:credentials
Feature: The ping of Finesse's desktop
  A desktop pings every ten seconds, and counts an answer that has not come by then as lost. Cisco Finesse Developer
  Guide, Real-Time Events.

  @req:FIN-LIVENESS-a @should
  Rule: A ping to the domain SHOULD be answered well within ten seconds
    A Finesse desktop pings, and takes its connection for lost where the answer is late; the agent is then signed out
    in the midst of work.

    @case:FIN-070
    Scenario: A ping of the agent is answered within the limit for replies
      Given the agent is bound and present
      When the agent sends
        """xml
        <iq xmlns='jabber:client' type='get' id='$id' to='$domain'><ping xmlns='urn:xmpp:ping'/></iq>
        """
      Then the answer satisfies
        """xpath
        /client:iq[@type='result' and @id=$id]
        """
