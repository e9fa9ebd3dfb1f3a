using ErpCrm.Platform.Outgoing;
using ErpCrm.Workspace.Webhooks;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>When a message is tried again, and when no more.</summary>
public sealed class WebhookMessageTests
{
    [Fact]
    public void It_is_tried_ten_times_over_75_hours_and_35_minutes()
    {
        var message = New();
        var waited = TimeSpan.Zero;
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            Fail(message, TestClock.Start);
            Assert.Equal(MessageState.Waiting, message.State);
            waited += message.NextAt - TestClock.Start;
        }

        Assert.Equal(new TimeSpan(75, 35, 5), waited);
        Assert.False(message.IsGivenUp);
        Fail(message, TestClock.Start);
        Assert.Equal((MessageState.Failed, 10, true), (message.State, message.Attempts, message.IsGivenUp));
    }

    [Fact]
    public void Sent_again_by_a_person_it_begins_anew_under_its_id()
    {
        var message = New();
        for (var attempt = 1; attempt <= 10; attempt++) Fail(message, TestClock.Start);
        var id = message.PublicId;
        message.SendAgain(TestClock.Start.AddDays(9));
        Fail(message, TestClock.Start.AddDays(9));
        Assert.Equal((MessageState.Waiting, 11, 1, id),
            (message.State, message.Attempts, message.Tries, message.PublicId));
    }

    [Fact]
    public void A_test_is_sent_once()
    {
        var message = New(isTest: true);
        Fail(message, TestClock.Start);
        Assert.Equal((MessageState.Failed, false), (message.State, message.IsGivenUp));
    }

    [Fact]
    public void A_secret_signs_as_the_standard_shows_it() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecrets.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
            "{\"test\": 2432232314}"));

    private static void Fail(WebhookMessage message, DateTime now) =>
        message.Take(new OutgoingAnswer(OutgoingTrouble.None, 500), MessageTrouble.Answered, now, 1, spread: 1);

    private static WebhookMessage New(bool isTest = false) => new()
    {
        WebhookId = Guid.NewGuid(), EventId = Guid.NewGuid(), Event = "deal.won", Kind = "deal",
        RecordId = Guid.NewGuid(), Body = "{}", CreatedAt = TestClock.Start, NextAt = TestClock.Start, IsTest = isTest,
    };
}
