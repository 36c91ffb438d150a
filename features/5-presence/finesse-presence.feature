@needs:finesse @needs:credentials
Feature: The presence of Finesse itself
  A desktop says that it is connected once it sees the user finesse, by which Finesse is at its notification
  service. Cisco Finesse Developer Guide, Failure Scenarios.

  @req:FIN-PRESENCE-a @must
  Rule: The client MUST receive the available presence of the user finesse
    Until a desktop sees this user it shows that it has no connection, whatever else it hears.

    @case:FIN-030
    Scenario: The presence of the user finesse follows the agent's own
      Given the agent is bound
      When the agent becomes present
      Then the agent receives
        """xpath
        /client:presence[starts-with(@from, concat('finesse@', $domain, '/')) and not(@type)]
        """
