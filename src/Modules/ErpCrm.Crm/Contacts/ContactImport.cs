using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Crm.Contacts.ContactForm>;

namespace ErpCrm.Crm.Contacts;

/// <summary>People of companies out of files. Where a company has no primary contact its first one becomes it; nobody's
/// place is taken.</summary>
internal sealed class ContactImport(
    ImportTools<CrmDbContext> tools, IValidator<ContactForm> validator, IBusinessClock clock, ICompanyProfile profile)
    : RecordImport<CrmDbContext, Contact, ContactForm>(tools)
{
    private const int LongestPhone = 60;

    private CompanyLookup _companies = null!;
    private HashSet<Guid> _withPrimary = [];

    public override string Kind => Kinds.Contact;

    public override string Missing => "Add companies that are not known";

    public override IReadOnlyList<ImportColumn<ContactForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Aigul Mamatova", "Азиз Усенов")
            .Called("Contact", "Full name", "Person", "ФИО", "Имя", "Контакт", "Контактное лицо", "Аты-жөнү", "Аты")
            .JoinedBy(" "),
        Column.Record("company", "Company", f => f.Company).Required().Like("Ala-Too Textile", "ОсОО «Жибек»")
            .Called("Client", "Customer", "Organization", "Account", "Компания", "Клиент", "Контрагент", "Организация",
                "Ишкана", "Уюм"),
        Column.Text("jobTitle", "Job title", f => f.JobTitle).Like("Director", "Бухгалтер")
            .Called("Position", "Title", "Role", "Должность", "Кызматы"),
        Column.Text("email", "Email", f => f.Email).Like("aigul@alatoo.example", "aziz@jibek.example")
            .Called("E-mail", "Mail", "Почта", "Эл. почта", "Электронная почта", "Электрондук почта")
            .WithRestIn("otherAddresses"),
        Column.Text("phone", "Phone", f => f.Phone).Like("+996 700 100 200", "0555 12 34 56")
            .Called("Tel", "Mobile", "Телефон", "Тел", "Тел.", "Мобильный")
            .JoinedBy(", ").WithRestIn("otherAddresses", LongestPhone),
        Column.Text("otherAddresses", "Other addresses", f => f.OtherAddresses)
            .Called("Second phone", "Second email", "Другой телефон", "Доп. телефон", "Telegram", "WhatsApp")
            .JoinedBy(", ").Added(),
        Column.Text("notes", "Notes", f => f.Notes)
            .Called("Note", "Comment", "Примечание", "Комментарий", "Заметки", "Эскертүү").JoinedBy("\n")
            .Added(),
    ];

    public override IReadOnlyList<ProductHeads> Products => ContactImportHeads.All;

    public override IReadOnlyList<ImportMatch> Matches { get; } =
    [
        new("known", "Email, otherwise name, in the company", "email", "name"),
        new("email", "Email in the company", "email"), new("name", "Name in the company", "name"),
    ];

    protected override string Permission => CrmPermissions.EditCompanies;

    protected override IQueryable<Contact> Visible => Db.Contacts.VisibleTo(Me);

    protected override IQueryable<Contact> Changeable => Db.Contacts.ChangeableBy(Me);

    protected override ContactForm Blank() => new();

    protected override ContactForm FormOf(Contact record) => ContactForm.Of(record);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<ContactForm>> rows, CancellationToken ct)
    {
        _companies = new CompanyLookup(Db, Me, profile, clock);
        await _companies.LoadAsync(rows.Select(row => row.Row.Said("company") as string), session.MakesMissing, ct);
        foreach (var row in rows) Relate(row, row.Form);
        var ids = rows.Select(row => row.Form.Company?.Id).OfType<Guid>().Distinct().ToList();
        _withPrimary = [.. await Db.Contacts.Where(c => EF.Parameter(ids).Contains(c.CompanyId) && c.IsPrimary)
            .Select(c => c.CompanyId).ToListAsync(ct)];
    }

    protected override void Relate(RowInWork<ContactForm> row, ContactForm form)
    {
        form.Company = _companies.Find(row, "company");
        if (form.Company is { } company && !Me.Can(CrmPermissions.EditCompanies, company.OwnerId)
            && row.Problems.Count == 0)
            row.Wrong("company", RowTrouble.NotYours);
    }

    protected override IEnumerable<string> KeysOf(ContactForm form, string match)
    {
        if (form.Company is not { } company) yield break;
        if (match != "name" && CompanyKeys.OfEmail(form.Email) is { } email)
            yield return KeyOf(_companies.KeyOf(company.Id), "e", email);
        if (match != "email" && Contact.KeyOf(form.Name ?? "") is { Length: > 0 } name)
            yield return KeyOf(_companies.KeyOf(company.Id), "n", name);
    }

    protected override IEnumerable<string> UniqueKeysOf(ContactForm form)
    {
        if (form.Company is { } company && CompanyKeys.OfEmail(form.Email) is { } email)
            yield return KeyOf(_companies.KeyOf(company.Id), "e", email);
    }

    protected override async Task<IReadOnlyList<(string Key, Contact Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        keys = CompanyLookup.OfKnown(keys);
        var companies = keys.Select(key => Guid.Parse(key.Split(':')[0])).Distinct().ToList();
        List<string?> emails = [.. keys.Where(key => key.Split(':')[1] == "e").Select(Last)];
        var names = keys.Where(key => key.Split(':')[1] == "n").Select(Last).ToList();
        // What was merged is known by its old name and address too.
        var found = await (
            from known in Db.Contacts
            join stands in Db.Contacts on known.MergedIntoId ?? known.Id equals stands.Id
            join company in Db.Companies on stands.CompanyId equals company.Id
            where EF.Parameter(companies).Contains(known.CompanyId)
                && (EF.Parameter(emails).Contains(known.EmailKey) || EF.Parameter(names).Contains(known.NameKey))
            select new { known.CompanyId, known.NameKey, known.EmailKey, Contact = stands, company }).ToListAsync(ct);
        return [.. found.Select(f => (KeyOf($"{f.CompanyId}", "n", f.NameKey), f.Contact)),
            .. found.Where(f => f.EmailKey is not null)
                .Select(f => (KeyOf($"{f.CompanyId}", "e", f.EmailKey!), f.Contact))];
    }

    protected override IEnumerable<(string Property, string Message)> Check(ContactForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage))
            .Concat(form.Company is null ? Nowhere() : []);

    protected override Contact Make(RowInWork<ContactForm> row)
    {
        var company = row.Form.Company!;
        var contact = new Contact(company.Id, row.Form.ToData(), _withPrimary.Add(company.Id));
        _companies.Add(company);
        return contact;
    }

    protected override void Change(Contact record, ContactForm form) => record.Change(form.ToData());

    protected override IEnumerable<(string Kind, Entity Record)> MadeWith(RowInWork<ContactForm> row)
    {
        if (_companies.IsFirstOf(row.Form.Company!)) yield return (Kinds.Company, row.Form.Company!);
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Deals.Where(d => d.ContactId != null && ids.Contains(d.ContactId.Value))
            .Select(d => d.ContactId!.Value).Distinct().ToListAsync(ct);

    // What validators say of an empty field.
    private IEnumerable<(string Property, string Message)> Nowhere() =>
        validator.Validate(new ContactForm()).Errors.Take(1).Select(e => (nameof(ContactForm.Company), e.ErrorMessage));

    private static string KeyOf(string company, string kind, string key) => $"{company}:{kind}:{key}";

    private static string Last(string key) => key.Split(':', 3)[2];
}
