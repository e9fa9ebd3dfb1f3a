using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Notices;
using ErpCrm.Workspace.Webhooks;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Notifications;

/// <summary>A notification as its reader sees it.</summary>
/// <param name="About">The record and the facts, in one line; empty when there are none.</param>
/// <param name="Text">What somebody typed; empty when nothing was.</param>
/// <param name="By">Who did it; empty when nobody did.</param>
/// <param name="Url">Where it leads.</param>
internal sealed record ShownNotification(Guid Id, string Icon, string Sentence, string About, string Text, string By,
    DateTime At, bool IsRead, string Url);

/// <summary>What the modules tell people, in the reader's language.</summary>
internal sealed class NoticeWording(IEnumerable<INoticeWords> modules, RecordKinds kinds, WebhookEvents events,
    IStringLocalizerFactory texts)
{
    private readonly Dictionary<NoticeKind, (NoticeWords Words, IStringLocalizer Texts)> _byKind = (
        from module in modules
        from words in module.Words
        select (words, texts.For(module.GetType().Assembly))).ToDictionary(told => told.words.Kind);

    /// <summary>Kinds by part of the page of choices, each with its name.</summary>
    public IEnumerable<IGrouping<NoticeGroup, (NoticeKind Kind, string Icon, string Name)>> Choices =>
        from kind in Enum.GetValues<NoticeKind>()
        let told = _byKind[kind]
        group (kind, told.Words.Icon, told.Texts[told.Words.Name].Value) by told.Words.Group into part
        orderby part.Key
        select part;

    /// <param name="title">Of the record; null when it has none.</param>
    public ShownNotification Show(Notification told, string? title)
    {
        var (words, owner) = _byKind[told.Kind];
        var kind = kinds.Find(told.RecordKind);
        if (words.NamesRecord && kind is not null) title = $"{texts.One(kind)}: {title}";
        string?[] about = [words.HidesTitle ? null : title, words.Facts?.Invoke(told.Said)];
        // Of what is followed, the record's own module says what happened.
        var sentence = told.Event.Length > 0 ? events.WordOf(told.Event) : words.Sentence(owner);
        return new ShownNotification(told.Id, words.Icon, sentence,
            string.Join(" · ", about.Where(part => !string.IsNullOrEmpty(part))), told.Text, told.ActorName, told.At,
            told.ReadAt is not null, words.Url?.Invoke(told.Said) ?? kind?.PageOf(told.RecordId) ?? "/");
    }
}
