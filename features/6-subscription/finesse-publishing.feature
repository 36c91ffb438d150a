@needs:finesse @needs:credentials @needs:pubsub
Feature: Publishing at Finesse
  Events come from Finesse alone, as an engineer of Cisco says in Cisco's community.

  Background:
    Given the agent is bound and present

  @req:FIN-PUBLISH-a @should
  Rule: An agent SHOULD NOT be able to publish on a node of Finesse
    An agent who could publish would show a whole team calls that never were.

    @case:FIN-050
    Scenario: A publication by the agent on the node of its own user is refused
      When the agent publishes on the user's state
      Then the answer satisfies
        """xpath
        /client:iq[@type='error' and @id=$id]/client:error[stanzaerr:*]
        """

    @case:FIN-051
    Scenario: A publication that was refused is told to nobody
      Given the agent is subscribed to the user's state
      When the agent publishes on the user's state
      Then the agent receives nothing with
        """xpath
        /client:message/pse:event/pse:items[@node=$node]/pse:item[@id=$item]
        """
