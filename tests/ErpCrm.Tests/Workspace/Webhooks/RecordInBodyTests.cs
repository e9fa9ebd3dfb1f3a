using System.Text.Json.Nodes;
using ErpCrm.Workspace.Comments;
using ErpCrm.Workspace.Webhooks;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>What is in a record goes along only where somebody wants it, and only as much as receivers take.</summary>
public sealed class RecordInBodyTests
{
    private const string Thin = "{\"type\":\"deal.won\",\"data\":{\"kind\":\"deal\"}}";

    [Fact]
    public void What_is_in_the_record_stands_beside_which_one_it_is() => Assert.Equal(
        "{\"type\":\"deal.won\",\"data\":{\"kind\":\"deal\",\"record\":{\"name\":\"Үсөн\"}}}",
        RecordInBody.With(Thin, new JsonObject { ["name"] = "Үсөн" }));

    [Theory]
    [InlineData(9_000, true)]
    [InlineData(10_000, false)]
    public void What_would_be_too_long_stays_away(int letters, bool isSent)
    {
        var note = new string('Ү', letters);
        var body = RecordInBody.With(Thin, new JsonObject { ["note"] = note });
        Assert.Equal(isSent, body.Contains(note, StringComparison.Ordinal));
        Assert.Equal(!isSent, body == Thin);
    }

    [Fact]
    public void Whoever_lets_the_record_go_along_lends_his_own_eyes()
    {
        var (first, second) = (By(), By());
        var data = new WebhookData("https://hooks.example.com", "", ["deal.won"]);
        var webhook = new Webhook(data, "", first);
        webhook.Change(data with { Description = "Shop" }, second);
        Assert.Equal((first.UserId, false), (webhook.OwnerId, webhook.SendsRecord));
        webhook.Change(data with { SendsRecord = true }, second);
        Assert.Equal((second.UserId, true), (webhook.OwnerId, webhook.SendsRecord));
    }

    private static Doing By() => new(TestClock.Start, Guid.NewGuid(), "Somebody");
}
