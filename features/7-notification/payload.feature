@needs:credentials @needs:publisher @needs:pubsub
Feature: What events say
  A subscriber reads in the event what was published, however it was written in XML. XEP-0060, section 7.1.2.1.

  @req:XEP0060-7.1.2.1-b @req:XEP0060-4.2-a @must
  Rule: A service MUST tell the payload that was published, character by character
    A name with an umlaut, a reason with an ampersand, a long list of calls: what a desktop shows is what it is told, and
    nobody at the desk can see that it was once something else.

    @case:NOT-050-<case>
    Scenario Outline: A text of <the text> arrives as it was published
      Given the agent is bound and present
      And the agent is subscribed to the user's client log
      When the user's client log changes to <the text>
      Then the agent receives the text of the user's client log as it was published

      Examples:
        | case     | the text                     |
        | umlauts  | umlauts                      |
        | cjk      | Chinese, Japanese and Korean |
        | emoji    | emoji                        |
        | markup   | characters of markup         |
        | cdata    | a CDATA section              |
        | lines    | line ends                    |
        | marks    | byte order marks             |
        | empty    | nothing                      |
        | 64-kib   | more than 64 KiB             |
        | 256-kib  | more than 256 KiB            |

  @req:XEP0060-7.1.2.1-c @should
  Rule: A service SHOULD write a carriage return so that it is read as one
    An XML parser reads a bare carriage return as a line feed: the text changes on its way though nobody changed it.

    @case:NOT-051
    Scenario: A carriage return, published as a reference, arrives as one
      Given the agent is bound and present
      And the agent is subscribed to the user's client log
      When the user's client log changes to a carriage return
      Then the agent receives the text of the user's client log as it was published
