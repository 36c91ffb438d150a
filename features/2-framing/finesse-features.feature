@needs:finesse
Feature: What Finesse offers in its streams
  Finesse's clients count on PLAIN, and on stream management not being there. Cisco's sample client and Finesse
  Developer Guide, Managing Notifications in Third-Party Applications.

  @req:FIN-SASL-a @must
  Rule: Finesse MUST offer the mechanism PLAIN

    @case:FIN-010
    Scenario: The features before authentication
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "sasl:mechanisms/sasl:mechanism[.='PLAIN']"

  @req:FIN-FEATURES-a @should
  Rule: Finesse SHOULD NOT offer stream management

    @case:FIN-011
    Scenario: The features before authentication
      Given the client is connected
      When the client opens the stream
      Then the features satisfy "not(sm:sm)"

    @case:FIN-012 @needs:credentials
    Scenario: The features after authentication
      Given the agent is authenticated
      When the agent opens the stream
      Then the features satisfy "not(sm:sm)"
