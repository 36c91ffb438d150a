@needs:credentials
Feature: Stream management
  A server may offer acknowledgements and resumption. Finesse does not, and the suite asks for neither. XEP-0198.

  @req:XEP0198-2-a @may
  Rule: A server MAY offer stream management

    @case:BND-098
    Scenario: The features after authentication
      Given the agent is authenticated
      When the agent opens the stream
      Then the features satisfy "sm:sm"
