using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Tests.Architecture;
using ErpCrm.Ui.Localization;
using ErpCrm.Workspace.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Workspace.Webhooks;

/// <summary>Every event that strangers are told of is one type, about one record, with a name in three
/// languages.</summary>
public sealed class WebhookEventsTests(TestApp app) : IClassFixture<TestApp>
{
    private RecordKinds Kinds => app.Services.GetRequiredService<RecordKinds>();

    [Fact]
    public void A_type_is_one_event_and_begins_with_the_kind_of_its_record()
    {
        Assert.True(WebhookEvents.All.Count > 30);
        Assert.Distinct(WebhookEvents.All.Select(e => e.Name));
        foreach (var told in WebhookEvents.All)
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", told.Name);
            Assert.InRange(told.Name.Length, 5, WebhookMessage.NameLength);
            var note = ((ITellsOutside)Events.Sample(told.Type)).ToldOutside();
            Assert.Equal(told.Kind, note.Kind);
            Assert.NotEqual(Guid.Empty, note.Id);
            var kind = Kinds.Get(note.Kind);
            Assert.All(note.Changed, key => Assert.True(kind.Known.Any(field => field.Key == key)
                || kind.Entity.GetProperty($"{char.ToUpperInvariant(key[0])}{key[1..]}Id") is not null, key));
            // The record's own module tells it.
            Assert.Equal(kind.Module, told.Type.Namespace!.Split('.')[^1]);
        }

        Assert.True(WebhookEvents.All.Sum(e => e.Name.Length + 1) < Webhook.EventsLength);
    }

    [Theory]
    [InlineData("ky"), InlineData("ru")]
    public void A_type_has_a_name_in_every_language(string language)
    {
        var texts = app.Services.GetRequiredService<IStringLocalizerFactory>();
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        Assert.Empty(WebhookEvents.All.Where(e => texts.Create(Kinds.Get(e.Kind).Words.Texts)[Texts.Words(e.Type.Name)]
            .ResourceNotFound).Select(e => $"{e.Kind}: {Texts.Words(e.Type.Name)}"));
    }
}
