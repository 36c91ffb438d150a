@needs:credentials
Feature: Stream management
  A server may offer acknowledgements and resumption. Finesse does not, and the suite asks for neither. XEP-0198.

  @req:XEP0198-2-a @may
  Rule: A server MAY offer stream management
    By it a desktop could take up a lost session without losing events. Finesse does not have it; where another server
    does, its clients may use it.

    @case:BND-098
    Scenario: The features after authentication offer stream management
      Given the agent is authenticated
      When the agent opens the stream
      Then the features satisfy "sm:sm"
