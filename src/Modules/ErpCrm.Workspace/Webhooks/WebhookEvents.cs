using System.Reflection;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Ui.Localization;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>An event that webhooks can be told of.</summary>
/// <param name="Name"><c>invoice.issued</c>.</param>
/// <param name="Type">The event in the code: its words are its name in the texts of the module that owns the record.
/// </param>
internal sealed record WebhookEvent(string Name, Type Type)
{
    /// <summary>Key of the kind of record it is about.</summary>
    public string Kind => Name[..Name.IndexOf('.', StringComparison.Ordinal)];
}

/// <summary>All events that webhooks can be told of, with their words.</summary>
internal sealed class WebhookEvents(RecordKinds kinds, IStringLocalizerFactory texts)
{
    /// <summary>Name of what a person sends to try a webhook; nobody chooses it.</summary>
    public const string Test = "webhook.test";

    /// <summary>By name.</summary>
    public static IReadOnlyList<WebhookEvent> All { get; } =
    [
        .. typeof(ITellsOutside).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(DomainEvent)) && type.IsAssignableTo(typeof(ITellsOutside)))
            .Select(type => new WebhookEvent(NameOf(type), type)).OrderBy(e => e.Name, StringComparer.Ordinal),
    ];

    /// <summary>What an event is called in the reader's language.</summary>
    public string WordOf(string name)
    {
        if (name == Test) return texts.Create(typeof(Text.WorkspaceText))["Test message"];
        return All.FirstOrDefault(e => e.Name == name) is { } known && kinds.Find(known.Kind) is { } kind
            ? texts.Create(kind.Words.Texts)[Texts.Words(known.Type.Name)]
            : name;
    }

    /// <summary>Those that can be chosen, by kind of record, in the order of the menu.</summary>
    public IEnumerable<(string Kind, IReadOnlyList<WebhookEvent> Events)> Groups() =>
        from e in All
        group e by e.Kind into part
        let kind = kinds.Get(part.Key)
        orderby kinds.All.ToList().IndexOf(kind)
        select (texts.Many(kind), (IReadOnlyList<WebhookEvent>)[.. part]);

    /// <summary>The public name of an event, by its type in the code.</summary>
    public static string NameOf(Type type) =>
        (string)type.GetProperty(nameof(ITellsOutside.OutsideName), BindingFlags.Public | BindingFlags.Static)!
            .GetValue(null)!;
}
