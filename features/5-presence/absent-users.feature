@needs:credentials
Feature: Presence to users who do not exist
  Whoever asks learns nothing. RFC 6121, section 8.5.1.

  @req:RFC6121-8.5.1-a @must
  Rule: A server MUST silently ignore presence to an account that does not exist
    An answer would tell anybody who has an account and who has not.

    @case:PRS-025-<case>
    Scenario Outline: Presence of the kind <case> to an account that does not exist gets no answer
      Given the agent is bound and present
      And the roster of the agent is put back at the end
      When the agent sends
        """xml
        <presence xmlns='jabber:client' <the type> id='absent-$random' to='no-such-user-$random@$domain'/>
        """
      Then the agent receives nothing with
        """xpath
        /client:presence[starts-with(@from,concat('no-such-user-',$random,'@')) or (@id=concat('absent-',$random) and @type='error')]
        """

      Examples:
        | case         | the type            |
        | available    |                     |
        | unavailable  | type='unavailable'  |
        | subscribe    | type='subscribe'    |
        | subscribed   | type='subscribed'   |
        | unsubscribe  | type='unsubscribe'  |
        | unsubscribed | type='unsubscribed' |
