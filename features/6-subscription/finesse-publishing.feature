@needs:finesse @needs:credentials
Feature: Publishing at Finesse
  Events come from Finesse alone, as an engineer of Cisco says in Cisco's community.

  Background:
    Given the agent is bound and present

  @req:FIN-PUBLISH-a @should
  Rule: An agent SHOULD NOT be able to publish on a node of Finesse

    @case:FIN-050
    Scenario: The agent publishes on the node of its own user
      When the agent publishes on the user's state
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[stanzaerr:*]
        """

    @case:FIN-051
    Scenario: Nobody is told
      Given the agent is subscribed to the user's state
      When the agent publishes on the user's state
      Then the agent receives nothing with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]/pse:item[@id=$item]
        """
