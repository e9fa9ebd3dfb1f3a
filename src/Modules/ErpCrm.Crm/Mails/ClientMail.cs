using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Mails;

/// <summary>Mails about records of sales: to the people one talks to there. They bring no paper.</summary>
internal abstract class ClientMail(CrmDbContext db, ICurrentUser me) : IRecordMail
{
    public abstract string Kind { get; }

    public Type Texts => typeof(CrmText);

    public virtual IReadOnlyList<MailPlaceholder> Placeholders { get; } = [new("client", "Company")];

    public IReadOnlyList<MailPaper> Papers => [];

    public virtual MailDraft Draft(IStringLocalizer texts) => new("{{ title }}", Letter(texts, ""));

    public abstract Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct);

    public Task<MailFile?> WriteAsync(Guid id, string paper, CancellationToken ct) => Task.FromResult<MailFile?>(null);

    protected CrmDbContext Db => db;

    protected static string Letter(IStringLocalizer texts, string line) => string.Join('\n',
        "{% if recipient %}" + texts["Hello {{ recipient }},"] + "{% else %}" + texts["Hello,"] + "{% endif %}",
        "", line, "", texts["Kind regards"], "{{ my_name }}", "{{ company }}");

    /// <summary>The people of a company as far as the reader sees them; the one it is about first, then whom one talks
    /// to most.</summary>
    protected async Task<IReadOnlyList<MailParty>> PeopleAsync(Guid companyId, Guid? first, CancellationToken ct)
    {
        var people = await db.Contacts.AsNoTracking().VisibleTo(me)
            .Where(c => c.CompanyId == companyId && c.Email != "")
            .OrderByDescending(c => c.Id == first).ThenByDescending(c => c.IsPrimary).ThenBy(c => c.Name)
            .Take(20).Select(c => new { c.Id, c.Name, c.Email, c.IsPrimary }).ToListAsync(ct);
        var company = await db.Companies.AsNoTracking().VisibleTo(me)
            .Where(c => c.Id == companyId && c.Email != "")
            .Select(c => new MailParty(c.Name, c.Email, false)).ToListAsync(ct);
        var all = people.ConvertAll(p => new MailParty(p.Name, p.Email)).Concat(company).ToList();
        return [.. all.Select((party, i) => party with { IsUsual = i == 0 })];
    }

    protected Task<string?> LanguageAsync(Guid companyId, CancellationToken ct) =>
        db.Companies.Where(c => c.Id == companyId).Select(c => (string?)c.Language).FirstOrDefaultAsync(ct);

    protected Task<string> CompanyAsync(Guid companyId, CancellationToken ct) =>
        db.Companies.Where(c => c.Id == companyId).Select(c => c.Name).FirstAsync(ct);
}

internal sealed class CompanyMail(CrmDbContext db, ICurrentUser me) : ClientMail(db, me)
{
    public override string Kind => Kinds.Company;

    public override async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct) =>
        new(await PeopleAsync(id, null, ct), await LanguageAsync(id, ct), new Dictionary<string, string>
        {
            ["client"] = await CompanyAsync(id, ct),
        });
}

internal sealed class ContactMail(CrmDbContext db, ICurrentUser me) : ClientMail(db, me)
{
    public override string Kind => Kinds.Contact;

    public override async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        var contact = await Db.Contacts.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct);
        if (contact is null) return null;
        IReadOnlyList<MailParty> parties =
            contact.Email.Length > 0 ? [new MailParty(contact.Name, contact.Email, IsUsual: true)] : [];
        return new MailFacts(parties, await LanguageAsync(contact.CompanyId, ct), new Dictionary<string, string>
        {
            ["client"] = await CompanyAsync(contact.CompanyId, ct),
        });
    }
}

internal sealed class DealMail(CrmDbContext db, ICurrentUser me) : ClientMail(db, me)
{
    public override string Kind => Kinds.Deal;

    public override IReadOnlyList<MailPlaceholder> Placeholders { get; } =
        [new("client", "Company"), new("amount", "Amount"), new("close", "Expected close")];

    public override MailDraft Draft(IStringLocalizer texts) => new("{{ title }}",
        Letter(texts, texts["I am writing about “{{ title }}”."]));

    public override async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        var deal = await Db.Deals.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct);
        if (deal is null) return null;
        return new MailFacts(await PeopleAsync(deal.CompanyId, deal.ContactId, ct),
            await LanguageAsync(deal.CompanyId, ct), new Dictionary<string, string>
            {
                ["client"] = await CompanyAsync(deal.CompanyId, ct),
                ["amount"] = Format.Money(deal.Amount, deal.Currency),
                ["close"] = deal.ExpectedCloseOn is { } day ? Format.Date(day) : "",
            });
    }
}

internal sealed class LeadMail(CrmDbContext db, ICurrentUser me) : ClientMail(db, me)
{
    public override string Kind => Kinds.Lead;

    public override async Task<MailFacts?> ReadAsync(Guid id, CancellationToken ct)
    {
        var lead = await Db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct);
        if (lead is null) return null;
        IReadOnlyList<MailParty> parties =
            lead.Email.Length > 0 ? [new MailParty(lead.Name, lead.Email, IsUsual: true)] : [];
        return new MailFacts(parties, null, new Dictionary<string, string> { ["client"] = lead.CompanyName });
    }
}
