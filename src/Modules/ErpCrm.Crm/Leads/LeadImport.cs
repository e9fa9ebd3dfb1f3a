using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Crm.Leads.LeadForm>;

namespace ErpCrm.Crm.Leads;

/// <summary>Leads out of files; one is known by its address or phone.</summary>
internal sealed class LeadImport(
    ImportTools<CrmDbContext> tools, IValidator<LeadForm> validator, IBusinessClock clock, ICompanyProfile profile)
    : RecordImport<CrmDbContext, Lead, LeadForm>(tools)
{
    private const string ByEmail = "e:";
    private const string ByPhone = "p:";
    private const string ByPhoneAlone = "q:";
    private const string Title = "title";
    private const string Line = "\n";
    private const int LongestPhone = 60;

    public override string Kind => Kinds.Lead;

    public override IReadOnlyList<ImportColumn<LeadForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Helen Carter", "Максим Ли")
            .Called("Lead", "Contact", "Full name", "ФИО", "Имя", "Лид", "Контактное лицо", "Аты-жөнү", "Аты")
            .JoinedBy(" "),
        Column.Text("companyName", "Company name", f => f.CompanyName).Like("Northwind", "Дордой Плаза")
            .Called("Company", "Organization", "Компания", "Организация", "Ишкана", "Уюм"),
        Column.Text("email", "Email", f => f.Email).Like("helen@northwind.example", "max@dordoi.example")
            .Called("E-mail", "Mail", "Почта", "Эл. почта", "Электронная почта", "Электрондук почта")
            .WithRestIn("note"),
        Column.Text("phone", "Phone", f => f.Phone).Like("+996 700 300 400", "0777 98 76 54")
            .Called("Tel", "Mobile", "Телефон", "Тел", "Тел.", "Мобильный")
            .JoinedBy(", ").WithRestIn("note", LongestPhone),
        Column.Choice("source", "Source", f => f.Source,
            Enum.GetValues<LeadSource>().Select(LeadImportHeads.Choice))
            .Like("Referral", "Website").Called("Channel", "Источник", "Канал", "Булак"),
        Column.Number("estimatedValue", "Estimated value", f => f.EstimatedValue).Like("250000", "1200.50")
            .Called("Value", "Amount", "Budget", "Сумма", "Бюджет", "Сумма сделки", "Баасы").In("currency"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "USD")
            .Called("Валюта"),
        Column.Person("owner", "Owner", f => f.OwnerId)
            .Called("Manager", "Assigned to", "Ответственный", "Менеджер", "Жооптуу"),
        Column.Text("note", "Note", f => f.Note)
            .Called("Notes", "Comment", "Description", "Примечание", "Комментарий", "Эскертүү").JoinedBy(Line)
            .Added(),
        Column.Record(Title, "Subject", f => f.Note)
            .Called("Lead title", "Request", "Название лида", "Название заявки", "Суроо-талап"),
    ];

    public override IReadOnlyList<ProductHeads> Products => LeadImportHeads.All;

    public override IReadOnlyList<ImportMatch> Matches { get; } =
    [
        new("known", "Email or phone", "email", "phone"), new("email", "Email", "email"),
        new("phone", "Phone", "phone"),
    ];

    protected override string Permission => CrmPermissions.EditLeads;

    protected override IQueryable<Lead> Visible => Db.Leads.VisibleTo(Me);

    protected override IQueryable<Lead> Changeable => Db.Leads.ChangeableBy(Me);

    protected override LeadForm Blank() => new()
    {
        Currency = profile.Current.BaseCurrency, Source = LeadSource.Other, OwnerId = Me.Id
    };

    protected override LeadForm FormOf(Lead record) => LeadForm.Of(record);

    // Here a lead is somebody who asks; elsewhere it is what is asked for, and perhaps of nobody.
    protected override void Relate(RowInWork<LeadForm> row, LeadForm form)
    {
        if (row.Row.Said(Title) is not string title) return;
        if (row.Row.Said("name") is null)
        {
            if (string.IsNullOrWhiteSpace(form.Name)) form.Name = title;
        }
        else if (form != row.Form)
        {
            // What is known of it already stays.
            form.Note = AddedTexts.Add(form.Note, title, Line);
        }
        else if (row.Row.Said("note") is string note)
        {
            form.Note = title + Line + note;
        }
        else if (string.IsNullOrWhiteSpace(form.Note))
        {
            form.Note = title;
        }
    }

    protected override IEnumerable<string> KeysOf(LeadForm form, string match)
    {
        var email = CompanyKeys.OfEmail(form.Email);
        if (match != "phone" && email is not null) yield return ByEmail + email;
        if (match == "email" || PhoneNumbers.KeyOf(form.Phone) is not { } phone) yield break;
        // Of two who share the phone of a firm those with an address each are two.
        yield return (match == "known" && email is not null ? ByPhoneAlone : ByPhone) + phone;
    }

    protected override IEnumerable<string> SaidBy(LeadForm form, string match)
    {
        var email = CompanyKeys.OfEmail(form.Email);
        if (email is not null) yield return ByEmail + email;
        if (PhoneNumbers.KeyOf(form.Phone) is not { } phone) yield break;
        yield return ByPhone + phone;
        if (email is null) yield return ByPhoneAlone + phone;
    }

    protected override async Task<IReadOnlyList<(string Key, Lead Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var emails = Those(keys, ByEmail);
        var phones = Those(keys, ByPhone).Union(Those(keys, ByPhoneAlone)).ToList();
        var found = new List<(string, Lead)>();
        if (emails.Count > 0)
        {
            found.AddRange((await Db.Leads.Where(l => EF.Parameter(emails).Contains(l.EmailKey)).ToListAsync(ct))
                .Select(l => (ByEmail + l.EmailKey, l)));
        }

        if (phones.Count == 0) return found;
        foreach (var lead in await Db.Leads.Where(l => EF.Parameter(phones).Contains(l.PhoneKey)).ToListAsync(ct))
        {
            found.Add((ByPhone + lead.PhoneKey, lead));
            if (lead.EmailKey is null) found.Add((ByPhoneAlone + lead.PhoneKey, lead));
        }

        return found;
    }

    protected override IEnumerable<(string Property, string Message)> Check(LeadForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Lead Make(RowInWork<LeadForm> row) => new(row.Form.ToData(), clock.UtcNow);

    protected override void Change(Lead record, LeadForm form) => record.Change(form.ToData());

    protected override async Task FinishAsync(IReadOnlyList<Lead> changed, CancellationToken ct)
    {
        foreach (var lead in changed.Where(l => Db.Entry(l).Property(e => e.OwnerId).IsModified))
            await Db.HandOverFollowUpsAsync(lead.EngagementId, lead.OwnerId, ct);
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Leads.Where(l => ids.Contains(l.Id)
                && (l.DealId != null || Db.Activities.Any(a => a.EngagementId == l.EngagementId)
                    || Db.FollowUps.Any(f => f.EngagementId == l.EngagementId)))
            .Select(l => l.Id).ToListAsync(ct);

    protected override void Withdraw(Lead record) => record.Withdraw();

    private static List<string?> Those(IEnumerable<string> keys, string kind) =>
        [.. keys.Where(key => key.StartsWith(kind, StringComparison.Ordinal)).Select(key => key[kind.Length..])];
}
