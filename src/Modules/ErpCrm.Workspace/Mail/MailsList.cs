using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Localization;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

internal sealed record MailRow(
    Guid Id, DateTime QueuedAt, string Kind, Guid RecordId, string Subject, string To, string By, SendState State,
    DateTime? SentAt, string Answer);

/// <summary>The mails about all records that the reader sees.</summary>
internal sealed class MailsList : ListOf<RecordMail, MailRow>
{
    // Of kinds of which the reader sees some records only, the latest of these mails are looked through.
    private const int Most = 2000;

    public MailsList()
        : base("mails", "/workspace/mail", typeof(WorkspaceText))
    {
        Name = "Mails";
        RowsAre(Kinds.Mail, r => r.Id, r => r.Subject);
        Finds("Subject or address", (_, word) => m => m.SearchText.Contains(word));
        WhenNothing(new("mail", "No mails yet", "A mail is written on the page of the record it is about."));
        WhenNoMatch("No mails match");
        Choose("state", "State", "Any state", m => m.State, state => state.ToString());
        Text("subject", "Subject", r => r.Subject).Card(1).Class("wrap")
            .Cell(r => Cells.Link($"/workspace/mail/{r.Id}", r.Subject, "rowlink"));
        Text("to", "Recipients", r => r.To).Card(3).Class("wrap");
        Text("kind", "About", r => r.Kind).Cell((r, s) => Cells.Text(KindName(r, s)));
        Choice("state", "State", r => r.State).Says(state => state.ToString(), "mail").Card(2)
            .Cell((r, s) => Cells.Badge(MailTones.Of(r.State), s.SayIn("mail", r.State.ToString())));
        Text("by", "Written by", r => r.By);
        Moment("queued", "Written at", r => r.QueuedAt).Sorts().Card(4);
        Moment("sent", "Sent at", r => r.SentAt);
        Text("answer", "Answer of the server", r => r.Answer).ExportOnly();
    }

    public override IQueryable<RecordMail> Visible(ListScope scope)
    {
        var mails = scope.Get<WorkspaceDbContext>().Mails.AsNoTracking();
        if (scope.KeptOrNull<SeenMails>() is not { } seen) return mails.Where(_ => false);
        var (kinds, ids) = (seen.Kinds, seen.Ids);
        // One parameter however many there are.
        return mails.Where(m => kinds.Contains(m.Kind) || EF.Parameter(ids).Contains(m.Id));
    }

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(await SeenMails.ReadAsync(scope, Most, ct));

    protected override Expression<Func<RecordMail, MailRow>> Row(ListScope scope) => m => new MailRow(
        m.Id, m.QueuedAt, m.Kind, m.RecordId, m.Title,
        m.Recipients.OrderBy(r => r.Number).Select(r => r.Address).FirstOrDefault()!, m.QueuedByName, m.State, m.SentAt,
        m.Answer);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("queued", true);

    private static string KindName(MailRow row, ListScope scope) =>
        scope.Get<RecordKinds>().Find(row.Kind) is { } kind
            ? scope.Get<IStringLocalizerFactory>().One(kind)
            : row.Kind;
}

/// <summary>Which mails a reader sees: all about kinds that he sees whole, and of others those whose record opens for
/// him.</summary>
internal sealed record SeenMails(IReadOnlyList<string> Kinds, IReadOnlyList<Guid> Ids)
{
    public static async Task<SeenMails> ReadAsync(ListScope scope, int most, CancellationToken ct)
    {
        var mails = scope.Get<WorkspaceDbContext>().Mails;
        var (whole, some, ids) = (new List<string>(), new List<RecordKind>(), new List<Guid>());
        foreach (var kind in scope.Get<RecordKinds>().All.Where(kind => kind.Can(RecordAbility.Mail)))
        {
            if (kind.SeesAll(scope.Me)) whole.Add(kind.Key);
            else some.Add(kind);
        }

        // Most kinds have no mails: they are asked nothing.
        List<string> present = some.Count == 0 ? [] : await mails.Select(m => m.Kind).Distinct().ToListAsync(ct);
        foreach (var kind in some.Where(kind => present.Contains(kind.Key)))
        {
            var about = await mails.Where(m => m.Kind == kind.Key)
                .OrderByDescending(m => m.QueuedAt).Take(most).Select(m => new { m.Id, m.RecordId }).ToListAsync(ct);
            var open = await kind.TitlesAsync(scope.Get<IServiceProvider>(),
                [.. about.Select(m => m.RecordId).Distinct()], ct);
            ids.AddRange(about.Where(m => open.ContainsKey(m.RecordId)).Select(m => m.Id));
        }

        return new SeenMails(whole, ids);
    }
}
