@needs:credentials @needs:bad-passwords
Feature: The address of a user whose name is written otherwise
  Names that differ only in case are one user's. RFC 6120, section 4.3.6.

  @req:RFC6120-4.3.6-b @must @full
  Rule: A server MUST give out the JID in its canonical form
    A desktop compares its JID as text. An agent who signs in with capitals must not become somebody else.

    @case:BND-015
    Scenario: A user name in capitals is given back in lower case
      Given the agent is at an open stream
      When the agent authenticates with the PLAIN message "\0$upper_username\0$password"
      And the server has answered the agent with
        """xpath
        /sasl:success
        """
      And the agent opens the stream
      And the server has answered the agent with
        """xpath
        /stream:features[bind:bind]
        """
      And the agent binds its resource
      Then the bound JID is the bare JID with some resource
