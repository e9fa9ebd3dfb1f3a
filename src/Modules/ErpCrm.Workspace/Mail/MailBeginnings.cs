using System.Globalization;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

/// <summary>How mails begin: by the company's templates, else by those of the record's module, else in general
/// words.</summary>
internal sealed class MailBeginnings(
    WorkspaceDbContext db, RecordKinds kinds, IEnumerable<IRecordMail> modules, ICurrentUser me,
    ICompanyProfile company, IBusinessClock clock, IServiceProvider services, IStringLocalizerFactory texts,
    IStringLocalizer<WorkspaceText> T)
{
    public static IReadOnlyList<string> Languages { get; } =
        [.. Cultures.All.Select(culture => culture.TwoLetterISOLanguageName)];

    private static readonly MailPlaceholder[] General =
    [
        new("recipient", "Name of the recipient"), new("title", "Title of the record"),
        new("my_name", "My name"), new("company", "Our company"), new("phone", "Our phone"), new("today", "Today"),
    ];

    // A page is made of what its form began with.
    private readonly Dictionary<(RecordRef, string), MailFacts> _read = [];

    /// <summary>What the module of a kind adds to mails; null when it adds nothing.</summary>
    public IRecordMail? Of(string kind) => modules.FirstOrDefault(module => module.Kind == kind);

    /// <summary>Kinds that have words of their own; the general ones first.</summary>
    public IReadOnlyList<string> Kinds => [MailTemplate.Any, .. modules.Select(module => module.Kind)];

    /// <summary>What a template can tell, with its word in the reader's language.</summary>
    public IReadOnlyList<(string Name, string Word)> PlaceholdersOf(string kind) =>
    [
        .. General.Select(p => (p.Name, T[p.Word].Value)),
        .. Of(kind) is { } module
            ? module.Placeholders.Select(p => (p.Name, texts.Create(module.Texts)[p.Word].Value))
            : [],
    ];

    /// <summary>What a kind is called, in the reader's language.</summary>
    public string NameOf(string kind) =>
        kinds.Find(kind) is { } known ? texts.One(known) : T["Every other record"].Value;

    /// <summary>How mails about a kind begin while the company says nothing else.</summary>
    public MailDraft BuiltIn(string kind, string language)
    {
        using var speaking = new Speaking(language);
        return Of(kind) is { } module ? module.Draft(texts.Create(module.Texts)) : InGeneral();
    }

    /// <summary>How a mail about a kind begins: the most particular words that there are.</summary>
    public async Task<MailDraft> FindAsync(string kind, string language, CancellationToken ct)
    {
        var own = await db.MailTemplates.AsNoTracking()
            .Where(t => (t.Kind == kind || t.Kind == MailTemplate.Any) && t.Language == language).ToListAsync(ct);
        if (own.Find(t => t.Kind == kind) is { } particular) return particular.Draft;
        if (Of(kind) is not null) return BuiltIn(kind, language);
        return own.Find(t => t.Kind == MailTemplate.Any)?.Draft ?? BuiltIn(MailTemplate.Any, language);
    }

    /// <summary>What is known for a mail about a record that opens for the reader.</summary>
    public async Task<MailFacts> FactsAsync(RecordRef record, string? language, CancellationToken ct)
    {
        var asked = Known(language);
        if (asked is not null && _read.TryGetValue((record, asked), out var before)) return before;
        var module = Of(record.Kind);
        // In which language, the record may say.
        var facts = asked is null && module is not null ? await module.ReadAsync(record.Id, ct) : null;
        var spoken = asked ?? Known(facts?.Language) ?? Known(company.Current.Language) ?? Languages[0];
        var read = (CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name);
        using var speaking = new Speaking(spoken);
        // Figures and days are written as the recipient writes them.
        if (module is not null && (facts is null
            || read != (CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name)))
            facts = await module.ReadAsync(record.Id, ct);
        var values = new Dictionary<string, string>(facts?.Values ?? new Dictionary<string, string>())
        {
            ["recipient"] = facts?.Parties.FirstOrDefault(party => party.IsUsual)?.Name ?? "",
            ["title"] = await TitleAsync(record, ct),
            ["my_name"] = me.Name,
            ["company"] = Page.CompanyName(company.Current),
            ["phone"] = company.Current.Phone,
            ["today"] = Format.Date(clock.Today),
        };
        return _read[(record, spoken)] = new MailFacts(
            [.. facts?.Parties ?? [], .. await RelatedAsync(facts, ct)], spoken, values)
        {
            HasPapers = facts?.HasPapers ?? false,
        };
    }

    // People of a related record, as far as it opens for the reader; whoever is known already stands once.
    private async Task<IEnumerable<MailParty>> RelatedAsync(MailFacts? facts, CancellationToken ct)
    {
        if (facts?.Related is not { } related || Of(related.Kind) is not { } module
            || !await kinds.Get(related.Kind).OpensAsync(services, related.Id, ct)
            || await module.ReadAsync(related.Id, ct) is not { } more)
            return [];
        var known = facts.Parties.Select(party => MailAddresses.KeyOf(party.Address)).ToHashSet();
        return more.Parties.Where(party => known.Add(MailAddresses.KeyOf(party.Address)))
            .Select(party => party with { IsUsual = false });
    }

    public async Task<string> TitleAsync(RecordRef record, CancellationToken ct)
    {
        var kind = kinds.Get(record.Kind);
        var title = (await kind.TitlesAsync(services, [record.Id], ct)).GetValueOrDefault(record.Id);
        return title is { Length: > 0 } ? title : texts.One(kind);
    }

    private MailDraft InGeneral() => new("{{ title }}", string.Join('\n',
        "{% if recipient %}" + T["Hello {{ recipient }},"] + "{% else %}" + T["Hello,"] + "{% endif %}",
        "", "", "", T["Kind regards"], "{{ my_name }}", "{{ company }}"));

    private static string? Known(string? language) => language is { } l && Languages.Contains(l) ? l : null;
}
