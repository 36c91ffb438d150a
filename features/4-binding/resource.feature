@needs:credentials
Feature: Binding a resource
  With a resource the client becomes addressable under a full JID. RFC 6120, section 7.

  Background:
    Given the agent is signed in

  @req:RFC6120-4.3.6-a @must
  Rule: A server MUST bind the JID that was authenticated

    @case:BND-001
    Scenario: The full JID begins with the user's bare JID
      When the agent binds its resource
      Then the bound JID is the bare JID with some resource

  @req:RFC6120-7.7.1-a @should
  Rule: A server SHOULD bind the resource that the client asks for

    @case:BND-002
    Scenario: The resource asked for is bound
      When the agent binds the resource "suite-$random"
      Then the bound JID is the bare JID with that resource

  @req:RFC6120-7.6-a @must
  Rule: A server MUST be able to make a resource up

    @case:BND-003
    Scenario: No resource is asked for
      When the agent binds without naming a resource
      Then the bound JID is the bare JID with some resource
