using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.Purchasing.Suppliers.SupplierForm>;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>Suppliers out of files, with where they are paid to.</summary>
internal sealed class SupplierImport(
    ImportTools<FinanceDbContext> tools, IValidator<SupplierForm> validator, ICompanyProfile profile,
    IStringLocalizer<FinanceText> texts) : RecordImport<FinanceDbContext, Supplier, SupplierForm>(tools)
{
    private const int UsualTermDays = 14;
    private ILookup<string, Guid> _categories = Array.Empty<Guid>().ToLookup(_ => "");
    private ILookup<string, Guid> _companies = Array.Empty<Guid>().ToLookup(_ => "");

    public override string Kind => Kinds.Supplier;

    public override string About => "Whom bills come from; a company of the CRM of the same name is linked.";

    public override IReadOnlyList<ImportColumn<SupplierForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("ОсОО «Бишкек Арена»", "Hetzner Online GmbH")
            .Called("Supplier", "Vendor", "Company", "Наименование", "Название", "Поставщик", "Контрагент",
                "Жеткирүүчү"),
        Column.Text("taxId", "Tax number", f => f.TaxId).Like("02309201710145", "DE812871812")
            .Called("ИНН", "Tax ID", "VAT ID", "VAT number"),
        Column.Text("email", "Email", f => f.Email).Called("E-mail", "Почта", "Эл. почта"),
        Column.Text("address", "Address", f => f.Address).Called("Адрес", "Дареги"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "EUR")
            .Called("Валюта"),
        Column.Whole("paymentTermDays", "Payment term days", f => f.PaymentTermDays).Like("14", "30")
            .Called("Terms", "Payment terms", "Отсрочка", "Срок оплаты, дней"),
        Column.Text("accountNumber", "Account number", f => f.AccountNumber).Like("1280010012345678", "")
            .Called("Account", "IBAN", "Счёт", "Номер счёта", "Расчётный счёт", "Эсеп номери"),
        Column.Text("bank", "Bank", f => f.Bank).Called("Банк"),
        Column.Text("bankCode", "BIC", f => f.BankCode).Called("SWIFT", "БИК"),
        Column.Record("category", "Category", f => f.CategoryId).Changes().Like("Office", "Software")
            .Called("Категория", "Статья", "Вид расхода", "Категориясы"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
        [new("name", "Name", "name"), new("tax", "Tax number", "taxId")];

    protected override string Permission => FinancePermissions.EditBills;

    protected override IQueryable<Supplier> Visible => Db.Suppliers;

    protected override IQueryable<Supplier> Changeable => Db.Suppliers;

    protected override SupplierForm Blank() =>
        new() { Currency = profile.Current.BaseCurrency, PaymentTermDays = UsualTermDays };

    protected override SupplierForm FormOf(Supplier record) => SupplierForm.Of(record);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<SupplierForm>> rows, CancellationToken ct)
    {
        var categories = await Db.ExpenseCategories.AsNoTracking().Where(c => c.IsActive).ToListAsync(ct);
        _categories = categories.SelectMany(c => WordsOf(c).Select(word => (word, c.Id))).Distinct()
            .ToLookup(pair => pair.word, pair => pair.Id, StringComparer.Ordinal);
        var taken = (await Db.Suppliers.Where(s => s.CompanyId != null).Select(s => s.CompanyId!.Value)
            .ToListAsync(ct)).ToHashSet();
        _companies = (await Db.Customers.AsNoTracking().Standing().Select(c => new { c.Id, c.Name }).ToListAsync(ct))
            .Where(c => !taken.Contains(c.Id)).ToLookup(c => KeyOf(c.Name), c => c.Id, StringComparer.Ordinal);
    }

    protected override void Relate(RowInWork<SupplierForm> row, SupplierForm form)
    {
        if (row.Row.Said("category") is string category)
        {
            if (_categories[KeyOf(category)].Distinct().ToList() is [var one]) form.CategoryId = one;
            else row.Wrong("category", RowTrouble.NotFound, category);
        }

        if (form.CompanyId is null && _companies[KeyOf(form.Name)].ToList() is [var company]) form.CompanyId = company;
    }

    protected override IEnumerable<string> KeysOf(SupplierForm form, string match)
    {
        var key = match == "tax" ? SearchText.Compact(form.TaxId) : KeyOf(form.Name);
        if (key.Length > 0) yield return $"{match}:{key}";
    }

    protected override async Task<IReadOnlyList<(string Key, Supplier Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct) =>
    [
        .. (await Db.Suppliers.ToListAsync(ct))
            .SelectMany(s => new[]
            {
                (Key: $"name:{KeyOf(s.Name)}", s), (Key: $"tax:{SearchText.Compact(s.TaxId)}", s),
            })
            .Where(pair => keys.Contains(pair.Key)),
    ];

    protected override IEnumerable<(string Property, string Message)> Check(SupplierForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Supplier Make(RowInWork<SupplierForm> row) => Supplier.Add(row.Form.ToData(null));

    protected override void Change(Supplier record, SupplierForm form) => record.Change(form.ToData(null));

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Suppliers.Where(s => ids.Contains(s.Id) && (Db.Bills.Any(b => b.SupplierId == s.Id)
                || Db.SupplierPayments.Any(p => p.SupplierId == s.Id)
                || Db.RecurringBills.Any(r => r.SupplierId == s.Id)))
            .Select(s => s.Id).ToListAsync(ct);

    private IEnumerable<string> WordsOf(ExpenseCategory category)
    {
        yield return KeyOf(category.Name);
        if (!category.IsBuiltIn) yield break;
        foreach (var word in texts.InAll(category.Name)) yield return KeyOf(word);
    }

    private static string KeyOf(string? name) => SearchText.Fold(name?.Trim() ?? "");
}
