using ErpCrm.Platform.Files;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

/// <summary>Writes a mail about a record that opens for the reader: what it begins with, and what was typed in the
/// end.</summary>
internal sealed class MailWriting(WorkspaceDbContext db, MailBeginnings beginnings, MailServerStore server,
    IFileStore store, IStringLocalizerFactory texts)
{
    /// <summary>The form as it is shown first.</summary>
    /// <param name="paper">Key of the paper that was looked at.</param>
    public async Task<ComposeForm> BeginAsync(RecordRef record, string? language, string? paper, CancellationToken ct)
    {
        var facts = await beginnings.FactsAsync(record, language, ct);
        var form = new ComposeForm
        {
            To = Join(facts.Parties.Where(party => party.IsUsual)),
            Papers = [.. (await PapersAsync(record, facts, paper, ct)).Where(p => p.IsUsual).Select(p => p.Key)],
            Paper = paper,
        };
        await SayAsync(form, record, facts, ct);
        return form;
    }

    /// <summary>Subject and text as the template of a language says them; everything else stays as it was typed.
    /// </summary>
    public async Task SayAsync(ComposeForm form, RecordRef record, MailFacts facts, CancellationToken ct)
    {
        var draft = await beginnings.FindAsync(record.Kind, facts.Language!, ct);
        form.Language = facts.Language;
        form.Subject = MailText.OneLine(TemplateText.Fill(draft.Subject, facts.Values));
        form.Body = TemplateText.Fill(draft.Body, facts.Values);
    }

    /// <summary>What the page shows beside the form.</summary>
    public async Task<ComposePage> PageAsync(ComposeForm form, RecordKind kind, RecordRef record, CancellationToken ct)
    {
        await server.RefreshAsync(ct);
        var facts = await beginnings.FactsAsync(record, form.Language, ct);
        form.Language = facts.Language;
        var module = beginnings.Of(record.Kind);
        return new ComposePage(record, await beginnings.TitleAsync(record, ct), kind.PageOf(record.Id)!)
        {
            IsOn = server.Current is not null,
            From = server.Current?.From ?? "",
            Parties = facts.Parties,
            Papers = [.. (await PapersAsync(record, facts, form.Paper, ct))
                .Select(p => (p.Key, WordOf(p, texts.Create(module!.Texts))))],
            Files = kind.Can(RecordAbility.Files) ? await FilesAsync(record, ct) : [],
            Refused = await RefusedAsync(form, facts.Parties, ct),
            Megabytes = server.Megabytes,
        };
    }

    /// <summary>The mail of what was typed, its files stored as they are now.</summary>
    /// <exception cref="BusinessRuleException">The files are too large together, or one is not there.</exception>
    public async Task<WrittenMail> WriteAsync(ComposeForm form, RecordRef record, CancellationToken ct)
    {
        var attachments = new List<MailAttachment>();
        foreach (var key in form.Papers.Distinct()) attachments.Add(await PaperAsync(record, key, attachments, ct));
        var chosen = (await FilesAsync(record, ct)).Where(file => form.Files.Contains(file.Id)).ToList();
        if (chosen.Count != form.Files.Distinct().Count()) throw Missing(nameof(ComposeForm.Files));
        foreach (var file in chosen)
            attachments.Add(Attached(attachments, file.Name, file.Type, file.Hash, file.Bytes));
        if (attachments.Sum(a => a.Bytes) > server.Megabytes * 1024L * 1024L)
            throw new BusinessRuleException("The files of one mail may have {0} MB together.", server.Megabytes)
            {
                Field = nameof(ComposeForm.Files)
            };
        return new WrittenMail(form.Subject ?? "", form.Body ?? "", form.Language ?? "", RecipientsOf(form),
            attachments) { HasPapers = form.Papers.Count > 0 };
    }

    private async Task<IReadOnlyList<MailPaper>> PapersAsync(RecordRef record, MailFacts facts, string? asked,
        CancellationToken ct) => facts.HasPapers && beginnings.Of(record.Kind) is { } module
            ? await module.PapersAsync(record.Id, asked, ct)
            : [];

    private static string WordOf(MailPaper paper, IStringLocalizer words) =>
        paper.Detail.Length > 0 ? $"{words[paper.Word].Value} · {paper.Detail}" : words[paper.Word];

    private async Task<MailAttachment> PaperAsync(RecordRef record, string key, List<MailAttachment> before,
        CancellationToken ct)
    {
        var paper = beginnings.Of(record.Kind) is { } module
            && (await module.PapersAsync(record.Id, key, ct)).Any(p => p.Key == key)
            ? await module.WriteAsync(record.Id, key, ct)
            : null;
        if (paper is null) throw Missing(nameof(ComposeForm.Papers));
        var stored = await store.PutAsync(new MemoryStream(paper.Content, writable: false), ct);
        return Attached(before, FileNames.Clean(paper.Name), paper.Type, stored.Hash, stored.Bytes);
    }

    // Left out silently it would be missed by whoever reads that it is attached.
    private static BusinessRuleException Missing(string field) =>
        new("A document that was to go along is not there now.") { Field = field };

    private static MailAttachment Attached(List<MailAttachment> before, string name, string type, string hash,
        long bytes) => new()
        {
            Number = before.Count + 1, Name = name, Type = type, Hash = hash, Bytes = bytes,
        };

    // Whoever stands in both fields gets it once.
    private static List<MailRecipient> RecipientsOf(ComposeForm form)
    {
        var to = MailAddresses.Read(form.To, out _);
        var copies = MailAddresses.Read(form.Cc, out _)
            .Where(cc => to.All(t => MailAddresses.KeyOf(t.Address) != MailAddresses.KeyOf(cc.Address)));
        return [.. to.Select(a => (a, false)).Concat(copies.Select(a => (a, true)))
            .Select((who, i) => new MailRecipient(i + 1, who.Item1, who.Item2))];
    }

    private Task<List<ComposeFile>> FilesAsync(RecordRef record, CancellationToken ct) => db.Attachments.AsNoTracking()
        .Where(a => a.Kind == record.Kind && a.RecordId == record.Id && a.RemovedAt == null)
        .OrderByDescending(a => a.AddedAt).ThenByDescending(a => a.Id).Take(FilesOfRecord.Most)
        .Select(a => new ComposeFile(a.Id, a.Name, a.Type, a.Hash, a.Bytes)).ToListAsync(ct);

    private Task<List<RefusedAddress>> RefusedAsync(ComposeForm form, IReadOnlyList<MailParty> parties,
        CancellationToken ct)
    {
        var keys = MailAddresses.Read($"{form.To},{form.Cc}", out _).Select(a => a.Address)
            .Concat(parties.Select(party => party.Address)).Select(MailAddresses.KeyOf).Distinct().ToList();
        return db.RefusedAsync(keys, ct);
    }

    private static string Join(IEnumerable<MailParty> parties) => string.Join(", ", parties
        .Select(party => MailAddresses.Of(party.Name, party.Address)?.ToString()).OfType<string>());
}

internal static class RefusedAddresses
{
    /// <summary>Those of the addresses that were refused.</summary>
    /// <param name="keys">As <see cref="MailAddresses.KeyOf"/> writes them.</param>
    public static Task<List<RefusedAddress>> RefusedAsync(this WorkspaceDbContext db, List<string> keys,
        CancellationToken ct) =>
        db.RefusedAddresses.AsNoTracking().Where(a => EF.Parameter(keys).Contains(a.Address)).OrderBy(a => a.Address)
            .ToListAsync(ct);
}
