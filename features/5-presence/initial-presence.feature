@needs:credentials
Feature: Becoming present
  Presence makes a resource available: from now on messages to the bare JID reach it. RFC 6121, section 4.2.

  Background:
    Given the agent is bound
    When the agent becomes present

  @req:RFC6121-4.2.2-b @must
  Rule: A server MUST send initial presence to all available resources of the user, the sender included

    @case:PRS-001
    Scenario: The sender's own presence comes back
      Then the agent receives its own presence
