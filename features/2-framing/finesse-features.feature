@needs:finesse
Feature: What Finesse offers in its streams
  Finesse's clients count on PLAIN, and on stream management not being there. Cisco's sample client and Finesse
  Developer Guide, Managing Notifications in Third-Party Applications.

  @req:FIN-SASL-a @must
  Rule: Finesse MUST offer the mechanism PLAIN
    Finesse's desktops know PLAIN alone; without it no agent signs in.

    @case:FIN-010
    Scenario: The features before authentication offer PLAIN
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "sasl:mechanisms/sasl:mechanism[.='PLAIN']"

  @req:FIN-FEATURES-a @should
  Rule: Finesse SHOULD NOT offer stream management
    Finesse's clients do not ask for it, and its documentation says that it is not there: one that counted on it would
    lose events.

    @case:FIN-011
    Scenario: The features before authentication do not offer stream management
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "not(sm:sm)"

    @case:FIN-012 @needs:credentials
    Scenario: The features after authentication do not offer stream management
      Given the agent is authenticated
      When the agent opens the stream
      Then the features satisfy "not(sm:sm)"
