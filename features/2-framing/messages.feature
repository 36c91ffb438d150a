Feature: One document in each message
  Each WebSocket message is one complete XML document. RFC 7395, section 3.3.3.

  @req:RFC7395-3.3.3-d @must @passive
  Rule: A server MUST send each top-level element in a message of its own

    @case:FRM-020
    Scenario: No message of any case holds two elements
      Given the client is at an open stream
      Then every message of every case is one document
