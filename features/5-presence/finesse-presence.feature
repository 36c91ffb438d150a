@needs:finesse @needs:credentials
Feature: The presence of Finesse itself
  A desktop says that it is connected once it sees the user finesse, by which Finesse is at its notification
  service. Cisco Finesse Developer Guide, Failure Scenarios.

  @req:FIN-PRESENCE-a @must
  Rule: The client MUST receive the available presence of the user finesse

    @case:FIN-030
    Scenario: After the agent's initial presence
      Given the agent is bound
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[starts-with(@from, concat('finesse@', $domain, '/')) and not(@type)]
        """
