@needs:credentials
Feature: Closing the stream
  A stream ends with a close element from either side, then the WebSocket ends. RFC 7395, section 3.6.

  @req:RFC7395-3.6-b @should
  Rule: A server SHOULD answer a close element with one of its own

    @case:CLS-001
    Scenario: A bound session is closed
      Given the agent is bound
      When the agent closes the stream
      Then the server closes its stream
