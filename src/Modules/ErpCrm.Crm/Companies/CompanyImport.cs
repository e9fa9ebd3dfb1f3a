using ErpCrm.Contracts;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Crm.Companies.CompanyForm>;

namespace ErpCrm.Crm.Companies;

/// <summary>Companies out of files. Two tax ids are two companies; without one the name decides.</summary>
internal sealed class CompanyImport(
    ImportTools<CrmDbContext> tools, IValidator<CompanyForm> validator, IBusinessClock clock, ICompanyProfile profile)
    : RecordImport<CrmDbContext, Company, CompanyForm>(tools)
{
    private const string ByTaxId = "t:";
    private const string ByName = "n:";
    private const string ByNameAlone = "a:";
    private const string ByEmail = "e:";
    private const int LongestPhone = 60;

    // What a row is known by is worked out once.
    private readonly Dictionary<(string?, string?, string?, string?), CompanyTraits> _traits = [];

    // Found by what a company was called that was merged into it.
    private readonly HashSet<Guid> _foundByOld = [];

    public override string Kind => Kinds.Company;

    public override IReadOnlyList<ImportColumn<CompanyForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Ala-Too Textile", "ОсОО «Жибек»")
            .Called("Company", "Client", "Customer", "Organization", "Account name", "Компания", "Название",
                "Наименование", "Клиент", "Контрагент", "Организация", "Компаниянын аталышы", "Ишкана", "Уюм"),
        Column.Text("legalName", "Legal name", f => f.LegalName).Like("Ala-Too Textile LLC", "")
            .Called("Full name", "Юридическое название", "Полное наименование", "Юр. лицо", "Толук аталышы"),
        Column.Text("taxId", "Tax id", f => f.TaxId).Like("01234567890123", "02109876543210")
            .Called("INN", "TIN", "VAT number", "Tax number", "ИНН", "ИНН/ПИН", "СИН", "ЖСН"),
        Column.Text("industry", "Industry", f => f.Industry).Like("Textiles", "Торговля")
            .Called("Sector", "Отрасль", "Сфера", "Вид деятельности", "Тармак"),
        Column.Text("address", "Address", f => f.Address).Like("Bishkek, Kievskaya 120", "г. Ош, ул. Ленина, 5")
            .Called("Адрес", "Юридический адрес", "Дарек", "Дареги").JoinedBy(", "),
        Column.Text("email", "Email", f => f.Email).Like("office@alatoo.example", "info@jibek.example")
            .Called("E-mail", "Mail", "Почта", "Эл. почта", "Электронная почта", "Электрондук почта")
            .WithRestIn("notes"),
        Column.Text("phone", "Phone", f => f.Phone).Like("+996 312 900 100", "0555 12 34 56")
            .Called("Tel", "Telephone", "Телефон", "Тел", "Тел.", "Номер телефона", "Мобильный")
            .JoinedBy(", ").WithRestIn("notes", LongestPhone),
        Column.Text("website", "Website", f => f.Website).Like("https://alatoo.example", "")
            .Called("Site", "Url", "Web", "Сайт", "Веб-сайт"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "USD")
            .Called("Валюта"),
        Column.Whole("paymentTermDays", "Payment term days", f => f.PaymentTermDays).Like("14", "30")
            .Called("Payment terms", "Отсрочка", "Отсрочка платежа", "Срок оплаты", "Төлөө мөөнөтү"),
        Column.Choice("language", "Language", f => f.Language,
            [new("en", "English"), new("ky", "Кыргызча"), new("ru", "Русский")]).Like("en", "ru")
            .Called("Язык", "Тил", "Тили"),
        Column.Person("owner", "Owner", f => f.OwnerId)
            .Called("Manager", "Account manager", "Assigned to", "Ответственный", "Менеджер", "Жооптуу"),
        Column.Text("notes", "Notes", f => f.Notes)
            .Called("Note", "Comment", "Description", "Примечание", "Комментарий", "Заметки", "Эскертүү")
            .JoinedBy("\n").Added(),
    ];

    public override IReadOnlyList<ProductHeads> Products => CompanyImportHeads.All;

    public override IReadOnlyList<ImportMatch> Matches { get; } =
    [
        new("known", "Tax id, otherwise name", "taxId", "name"), new("taxId", "Tax id", "taxId"),
        new("name", "Name", "name"), new("email", "Email", "email"),
    ];

    protected override string Permission => CrmPermissions.EditCompanies;

    protected override IQueryable<Company> Visible => Db.Companies.VisibleTo(Me);

    protected override IQueryable<Company> Changeable => Db.Companies.ChangeableBy(Me);

    /// <summary>A company of which nothing but the name is known.</summary>
    public static CompanyForm Named(string? name, CompanyProfile ours, Guid owner) => new()
    {
        Name = name,
        Currency = ours.BaseCurrency,
        Language = ours.Language,
        PaymentTermDays = 14,
        OwnerId = owner,
    };

    protected override CompanyForm Blank() => Named(null, profile.Current, Me.Id);

    protected override CompanyForm FormOf(Company record) => CompanyForm.Of(record);

    protected override IEnumerable<string> KeysOf(CompanyForm form, string match)
    {
        var traits = TraitsOf(form);
        if (match is "known" or "taxId" && traits.TaxKey is not null) yield return ByTaxId + traits.TaxKey;
        if (match == "email" && traits.EmailKey is not null) yield return ByEmail + traits.EmailKey;
        if (match is not ("known" or "name") || traits.NameKey.Length == 0) yield break;
        // Of two with one name those with a tax id each are two.
        yield return (match == "known" && traits.TaxKey is not null ? ByNameAlone : ByName) + traits.NameKey;
    }

    protected override IEnumerable<string> UniqueKeysOf(CompanyForm form)
    {
        var traits = TraitsOf(form);
        if (traits.TaxKey is not null) yield return ByTaxId + traits.TaxKey;
        else if (traits.NameKey.Length > 0) yield return ByNameAlone + traits.NameKey;
    }

    protected override IEnumerable<string> SaidBy(CompanyForm form, string match)
    {
        var traits = TraitsOf(form);
        if (traits.EmailKey is not null) yield return ByEmail + traits.EmailKey;
        if (traits.TaxKey is not null) yield return ByTaxId + traits.TaxKey;
        if (traits.NameKey.Length == 0) yield break;
        yield return ByName + traits.NameKey;
        if (traits.TaxKey is null) yield return ByNameAlone + traits.NameKey;
    }

    protected override async Task<IReadOnlyList<(string Key, Company Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var (taxes, emails) = (Those(keys, ByTaxId), Those(keys, ByEmail));
        var names = Those(keys, ByName).Union(Those(keys, ByNameAlone)).ToList();
        var found = new List<(string, Company)>();
        _foundByOld.Clear();
        if (taxes.Count > 0)
        {
            found.AddRange((await StandingAsync(Db.Companies.Where(c => EF.Parameter(taxes).Contains(c.TaxKey)), ct))
                .Select(f => (ByTaxId + f.Known.TaxKey, f.Stands)));
        }

        if (emails.Count > 0)
        {
            found.AddRange((await StandingAsync(Db.Companies.Where(c => EF.Parameter(emails).Contains(c.EmailKey)), ct))
                .Select(f => (ByEmail + f.Known.EmailKey, f.Stands)));
        }

        if (names.Count == 0) return found;
        var named = Db.Companies.Where(c => EF.Parameter(names).Contains(c.NameKey));
        foreach (var (known, stands) in await StandingAsync(named, ct))
        {
            found.Add((ByName + known.NameKey, stands));
            if (known.TaxKey is null && stands.TaxKey is null) found.Add((ByNameAlone + known.NameKey, stands));
        }

        return found;
    }

    protected override bool MayBeOne(CompanyForm form, Company record) =>
        _foundByOld.Contains(record.Id)
        || TraitsOf(form).TaxKey is { } tax && tax == record.TaxKey
        || CompanyKeys.MayBeOne(form.Name ?? "", record.Name);

    protected override IEnumerable<(string Property, string Message)> Check(CompanyForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Company Make(RowInWork<CompanyForm> row) =>
        new(row.Form.ToData(), clock.UtcNow, row.LooksLikeAnother);

    protected override void Change(Company record, CompanyForm form) => record.Change(form.ToData());

    protected override void Change(RowInWork<CompanyForm> row, Company record, CompanyForm form) =>
        record.Change(form.ToData(), row.LooksLikeAnother ? true : null);

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Companies.Where(c => ids.Contains(c.Id)
                && (Db.Contacts.Any(p => p.CompanyId == c.Id) || Db.Deals.Any(d => d.CompanyId == c.Id)))
            .Select(c => c.Id).ToListAsync(ct);

    protected override void Withdraw(Company record) => record.Withdraw();

    private CompanyTraits TraitsOf(CompanyForm form)
    {
        var said = (form.Name, form.TaxId, form.Email, form.Phone);
        return _traits.TryGetValue(said, out var known) ? known : _traits[said] = form.Traits();
    }

    private async Task<List<(Company Known, Company Stands)>> StandingAsync(
        IQueryable<Company> companies, CancellationToken ct)
    {
        var found = await (
            from known in companies
            join stands in Db.Companies on known.MergedIntoId ?? known.Id equals stands.Id
            select new { known, stands }).ToListAsync(ct);
        _foundByOld.UnionWith(found.Where(f => f.known.MergedIntoId is not null).Select(f => f.stands.Id));
        return found.ConvertAll(f => (f.known, f.stands));
    }

    private static List<string?> Those(IEnumerable<string> keys, string kind) =>
        [.. keys.Where(key => key.StartsWith(kind, StringComparison.Ordinal)).Select(key => key[kind.Length..])];
}
