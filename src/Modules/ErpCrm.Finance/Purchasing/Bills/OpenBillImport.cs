using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.Purchasing.Bills.OpenBillForm>;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What is still owed to suppliers from before: bills of another system, by the suppliers' numbers.</summary>
internal sealed class OpenBillImport(
    ImportTools<FinanceDbContext> tools, IValidator<OpenBillForm> validator, ICompanyProfile profile, IOpenDays days)
    : RecordImport<FinanceDbContext, Bill, OpenBillForm>(tools)
{
    private const int UsualTermDays = 14;
    private readonly Dictionary<Guid, Supplier> _suppliers = [];
    private readonly Dictionary<string, Supplier> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, DateOnly> _days = [];
    private readonly HashSet<Guid> _told = [];
    private ILookup<string, Supplier> _byWord = Array.Empty<Supplier>().ToLookup(_ => "");
    private ExchangeRateTable? _rates;
    private bool _makes;

    public override string Kind => Kinds.Bill;

    public override string Missing => "Add suppliers that are not known";

    public override string About =>
        "Bills that another system has: they are owed here, and are no cost a second time.";

    public override IReadOnlyList<ImportColumn<OpenBillForm>> Fields { get; } =
    [
        Column.Text("number", "Number", f => f.Number).Required().Like("РН-118", "2025/0417")
            .Called("Bill", "Bill number", "Invoice", "Invoice number", "Document", "Номер", "Номер счёта", "Счёт",
                "Накладная", "Документ"),
        Column.Record("supplier", "Supplier", f => f.SupplierId).Required().Like("ОсОО «Бишкек Арена»", "Hetzner")
            .Called("Vendor", "Company", "Поставщик", "Контрагент", "Продавец", "Жеткирүүчү"),
        Column.Date("billedOn", "Bill date", f => f.BilledOn).Required().Like("2025-11-17", "2025-12-02")
            .Called("Date", "Invoice date", "Дата", "Дата счёта", "Дата документа", "Күнү"),
        Column.Date("dueOn", "Due on", f => f.DueOn).Like("2025-12-01", "")
            .Called("Due", "Due date", "Срок оплаты", "Оплатить до", "Төлөө мөөнөтү"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "KGS")
            .Called("Валюта"),
        Column.Number("gross", "Total with VAT", f => f.Gross).Required().Like("112000", "5600.50")
            .Called("Gross", "Total", "Amount", "Сумма", "Сумма с НДС", "Итого", "Всего", "Суммасы").In("currency"),
        Column.Number("vat", "VAT", f => f.Vat).Like("12000", "").In("currency")
            .Called("Tax", "НДС", "Сумма НДС", "КНС"),
        Column.Number("open", "Open amount", f => f.Open).Like("112000", "2000")
            .Called("Open", "Balance", "Outstanding", "Остаток", "Долг", "К оплате", "Задолженность", "Карыз")
            .In("currency"),
        Column.Number("exchangeRate", "Exchange rate", f => f.ExchangeRate).Called("Rate", "Курс"),
        Column.Text("description", "Description", f => f.Description)
            .Called("Subject", "Описание", "Назначение", "Предмет", "Сүрөттөмө"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
        [new("number", "Supplier and number", "number", "supplier")];

    protected override string Permission => FinancePermissions.EditBills;

    protected override IQueryable<Bill> Visible => Db.Bills.VisibleTo(Me);

    protected override IQueryable<Bill> Changeable => Db.Bills.VisibleTo(Me);

    protected override IQueryable<Bill> Whole => Db.Bills.Whole();

    protected override OpenBillForm Blank() => new() { Currency = profile.Current.BaseCurrency };

    protected override OpenBillForm FormOf(Bill record) => OpenBillForm.Of(record);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<OpenBillForm>> rows, CancellationToken ct)
    {
        _makes = session.MakesMissing;
        _suppliers.Clear();
        _made.Clear();
        _told.Clear();
        foreach (var supplier in await Db.Suppliers.ToListAsync(ct)) _suppliers[supplier.Id] = supplier;
        _byWord = _suppliers.Values.SelectMany(s => new[] { s.Name, s.TaxId }.Where(word => word.Length > 0)
            .Select(word => (Word: SearchText.Fold(word.Trim()), s))).ToLookup(p => p.Word, p => p.s);
        List<string> currencies = [.. rows.Select(row => row.Form.Currency).OfType<string>()
            .Union(_suppliers.Values.Select(s => s.Currency))];
        // What is stored is computed by what the transaction reads.
        _rates = Saves
            ? await Rates.ReadAsync(Db, profile, currencies, ct)
            : await Rates.LoadAsync(Db, profile, ct);
        foreach (var day in rows.Select(row => row.Form.BilledOn).OfType<DateOnly>().Distinct())
            _days[day] = await days.FirstOpenAsync(day, ct);
    }

    protected override void Relate(RowInWork<OpenBillForm> row, OpenBillForm form)
    {
        if (form.IsKnown) return;
        if (row.Row.Said("supplier") is string said && SupplierOf(row, form, said.Trim()) is { } supplier)
        {
            form.SupplierId = supplier.Id;
            if (row.Row.Said("currency") is null) form.Currency = supplier.Currency;
            form.PaymentTermDays = supplier.PaymentTermDays;
        }

        if (form is { BilledOn: { } on, Currency: { Length: > 0 } currency } && RateOf(form) is null)
            row.Wrong(new RowProblem("exchangeRate", RowTrouble.Refused)
            {
                Refusal = new BusinessRuleException(
                    "There is no exchange rate of {0} for {1}; set it under Settings.", currency, on),
            });
    }

    protected override IEnumerable<string> KeysOf(OpenBillForm form, string match) => UniqueKeysOf(form);

    protected override IEnumerable<string> UniqueKeysOf(OpenBillForm form)
    {
        if (form.Key is { } key) yield return key;
    }

    protected override async Task<IReadOnlyList<(string Key, Bill Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        List<string?> numbers = [.. keys.Select(key => key.Split('|', 2)[1]).Distinct()];
        return
        [
            .. (await Whole.Where(b => EF.Parameter(numbers).Contains(b.NumberKey)).ToListAsync(ct))
                .Select(b => (Key: OpenBillForm.KeyOf(b.SupplierId, b.NumberKey!), b))
                .Where(pair => keys.Contains(pair.Key)),
        ];
    }

    protected override IEnumerable<(string Property, string Message)> Check(OpenBillForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Bill Make(RowInWork<OpenBillForm> row)
    {
        var form = row.Form;
        var supplier = _suppliers[form.SupplierId!.Value];
        var day = _days.GetValueOrDefault(form.BilledOn!.Value, form.BilledOn.Value);
        var bill = Bill.CarryOver(supplier, form.ToBill(day), Me.Id, RateOf(form) ?? 1, profile.Current.BaseCurrency);
        if (Saves && Db.Entry(supplier).State == EntityState.Detached) Db.Add(supplier);
        return bill;
    }

    protected override IEnumerable<(string Kind, Entity Record)> MadeWith(RowInWork<OpenBillForm> row)
    {
        if (row.Form.SupplierId is { } id && _made.Values.FirstOrDefault(s => s.Id == id) is { } supplier
            && _told.Add(id))
            yield return (Kinds.Supplier, supplier);
    }

    protected override void Change(Bill record, OpenBillForm form) =>
        throw new BusinessRuleException("This bill is here already. It is settled by payments, not by a file.");

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Bills.Where(b => ids.Contains(b.Id) && (Db.SupplierAllocations.Any(a => a.BillId == b.Id)
                || Db.PaymentRunItems.Any(i => i.BillId == b.Id)))
            .Select(b => b.Id).ToListAsync(ct);

    private decimal? RateOf(OpenBillForm form) => form.Currency == profile.Current.BaseCurrency
        ? 1
        : form.ExchangeRate
            ?? (form is { Currency: { } currency, BilledOn: { } on } ? _rates?.RateOn(currency, on) : null);

    private Supplier? SupplierOf(RowInWork<OpenBillForm> row, OpenBillForm form, string said)
    {
        var word = SearchText.Fold(said);
        if (_made.TryGetValue(word, out var made)) return made;
        var found = _byWord[word].Distinct().ToList();
        if (found is [var one]) return one;
        if (found.Count > 1 || !_makes || word.Length == 0 || said.Length > Supplier.NameLength)
        {
            row.Wrong("supplier", found.Count > 1 ? RowTrouble.Several : RowTrouble.NotFound, said);
            return null;
        }

        var currency = Currencies.IsKnown(form.Currency) ? form.Currency! : profile.Current.BaseCurrency;
        var supplier = _made[word] = Supplier.Add(new SupplierData(said, null, currency, UsualTermDays));
        return _suppliers[supplier.Id] = supplier;
    }
}
