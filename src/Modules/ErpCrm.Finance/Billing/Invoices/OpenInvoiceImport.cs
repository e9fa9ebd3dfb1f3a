using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.Billing.Invoices.OpenInvoiceForm>;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What customers still owe from before: invoices of another system, by their numbers there.</summary>
internal sealed class OpenInvoiceImport(
    ImportTools<FinanceDbContext> tools, ImportedCompanies companies, IValidator<OpenInvoiceForm> validator,
    ICompanyProfile profile) : RecordImport<FinanceDbContext, Invoice, OpenInvoiceForm>(tools)
{
    private readonly Dictionary<Guid, Customer> _customers = [];
    private ExchangeRateTable? _rates;
    private HashSet<string> _ours = [];

    public override string Kind => Kinds.Invoice;

    public override string Missing => "Add customers that are not known";

    public override string About =>
        "Invoices that another system issued: they keep their numbers and are owed here, not earned again.";

    public override IReadOnlyList<ImportColumn<OpenInvoiceForm>> Fields { get; } =
    [
        Column.Text("number", "Number", f => f.Number).Required().Like("2025-0917", "СФ-41/2025")
            .Called("Invoice", "Invoice number", "Document", "Номер", "Номер счёта", "Счёт", "Документ",
                "Эсеп-фактура"),
        Column.Record("customer", "Customer", f => f.CompanyId).Required().Like("Ala-Too Textile", "ОсОО «Жибек»")
            .Called("Client", "Company", "Account", "Клиент", "Покупатель", "Контрагент", "Компания", "Кардар"),
        Column.Date("issuedOn", "Issued on", f => f.IssuedOn).Required().Like("2025-09-17", "2025-10-02")
            .Called("Date", "Invoice date", "Issued", "Дата", "Дата счёта", "Дата документа", "Күнү"),
        Column.Date("dueOn", "Due on", f => f.DueOn).Like("2025-10-01", "")
            .Called("Due", "Due date", "Срок оплаты", "Оплатить до", "Төлөө мөөнөтү"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "KGS")
            .Called("Валюта"),
        Column.Number("gross", "Total with VAT", f => f.Gross).Required().Like("112000", "56000.50")
            .Called("Gross", "Total", "Amount", "Сумма", "Сумма с НДС", "Итого", "Всего", "Суммасы").In("currency"),
        Column.Number("vat", "VAT", f => f.Vat).Like("12000", "").In("currency")
            .Called("Tax", "НДС", "Сумма НДС", "КНС"),
        Column.Number("open", "Open amount", f => f.Open).Like("112000", "20000")
            .Called("Open", "Balance", "Outstanding", "Остаток", "Долг", "К оплате", "Задолженность", "Карыз")
            .In("currency"),
        Column.Number("exchangeRate", "Exchange rate", f => f.ExchangeRate).Called("Rate", "Курс"),
        Column.Text("reference", "Customer's reference", f => f.Reference)
            .Called("Reference", "Order", "Contract", "Договор", "Основание", "Заказ"),
        Column.Text("description", "Description", f => f.Description)
            .Called("Subject", "Описание", "Назначение", "Предмет", "Сүрөттөмө"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } = [new("number", "Number", "number")];

    protected override string Permission => FinancePermissions.EditInvoices;

    protected override IQueryable<Invoice> Visible => Db.Invoices.VisibleTo(Me);

    protected override IQueryable<Invoice> Changeable => Db.Invoices.ChangeableBy(Me);

    protected override IQueryable<Invoice> Whole => Db.Invoices.Include(i => i.Lines);

    protected override bool MakesElsewhere => true;

    protected override OpenInvoiceForm Blank() => new() { Currency = profile.Current.BaseCurrency };

    protected override OpenInvoiceForm FormOf(Invoice record) => OpenInvoiceForm.Of(record);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<OpenInvoiceForm>> rows, CancellationToken ct)
    {
        await companies.LoadAsync(rows.Select(row => row.Row.Said("customer")), session.MakesMissing, ct);
        await LoadCustomersAsync(ct);
        List<string> currencies = [.. rows.Select(row => row.Form.Currency).OfType<string>()
            .Union(_customers.Values.Select(c => c.Currency))];
        // What is stored is computed by what the transaction reads.
        _rates = Saves
            ? await Rates.ReadAsync(Db, profile, currencies, ct)
            : await Rates.LoadAsync(Db, profile, ct);
        // What was issued here is not owed a second time.
        List<string?> numbers = [.. rows.Select(row => row.Form.Number?.Trim())];
        _ours = [.. (await Db.Invoices.Where(i => !i.IsCarriedOver && EF.Parameter(numbers).Contains(i.Number))
            .Select(i => i.Number).ToListAsync(ct)).OfType<string>()];
    }

    protected override void Relate(RowInWork<OpenInvoiceForm> row, OpenInvoiceForm form)
    {
        form.CompanyId = companies.Find(row, "customer") ?? form.CompanyId;
        if (form.IsKnown || form.CompanyId is not { } id) return;
        if (_customers.TryGetValue(id, out var customer))
        {
            // As by hand: others could not open what they made.
            if (!Me.Can(Permission, customer.OwnerId))
            {
                row.Wrong("customer", RowTrouble.NotFound, row.Row.Said("customer")!);
                return;
            }

            if (row.Row.Said("currency") is null) form.Currency = customer.Currency;
            form.PaymentTermDays = form.IssuedOn is { } day
                ? DueDay.Of(customer.PaymentTermKind, customer.PaymentTermDays, day).DayNumber - day.DayNumber
                : customer.PaymentTermDays;
        }

        if (form.Number?.Trim() is { } number && _ours.Contains(number))
            Say(row, "number", new BusinessRuleException("An invoice of this number was issued here."));
        else if (form is { IssuedOn: { } on, Currency: { Length: > 0 } currency } && RateOf(form) is null)
            Say(row, "exchangeRate", new BusinessRuleException(
                "There is no exchange rate of {0} for {1}; set it under Settings.", currency, on));
    }

    protected override IEnumerable<string> KeysOf(OpenInvoiceForm form, string match) => UniqueKeysOf(form);

    protected override IEnumerable<string> UniqueKeysOf(OpenInvoiceForm form)
    {
        if (form.Number?.Trim() is { Length: > 0 } number) yield return number;
    }

    protected override async Task<IReadOnlyList<(string Key, Invoice Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        List<string?> numbers = [.. keys];
        return [.. (await Whole.Where(i => i.IsCarriedOver && EF.Parameter(numbers).Contains(i.Number))
            .ToListAsync(ct)).Select(i => (i.Number!, i))];
    }

    protected override IEnumerable<(string Property, string Message)> Check(OpenInvoiceForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Task MakeElsewhereAsync(
        ImportSession session, IReadOnlyList<RowInWork<OpenInvoiceForm>> rows, CancellationToken ct) =>
        companies.MakeAsync(session, rows, "customer", ct);

    protected override Invoice Make(RowInWork<OpenInvoiceForm> row)
    {
        var form = row.Form;
        return Invoice.CarryOver(CustomerOf(row), form.ToInvoice(), RateOf(form) ?? 1, profile.Current.BaseCurrency);
    }

    protected override void Change(Invoice record, OpenInvoiceForm form) =>
        throw new BusinessRuleException("This invoice is here already. It is settled by payments, not by a file.");

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Invoices.Where(i => ids.Contains(i.Id)
                && (Db.PaymentAllocations.Any(a => a.InvoiceId == i.Id)
                    || Db.CreditNotes.Any(n => n.InvoiceId == i.Id)
                    || Db.OpenWriteOffs.Any(w => w.InvoiceId == i.Id)))
            .Select(i => i.Id).ToListAsync(ct);

    private decimal? RateOf(OpenInvoiceForm form) => form.Currency == profile.Current.BaseCurrency
        ? 1
        : form.ExchangeRate
            ?? (form is { Currency: { } currency, IssuedOn: { } on } ? _rates?.RateOn(currency, on) : null);

    // A customer that was made a moment ago is told to this module later: the copy is the same.
    private async Task LoadCustomersAsync(CancellationToken ct)
    {
        var known = companies.Known.ToDictionary(company => company.Id);
        var ids = known.Keys.ToList();
        _customers.Clear();
        foreach (var customer in await Db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(ct))
            _customers[customer.Id] = customer;
        foreach (var company in known.Values.Where(company => !_customers.ContainsKey(company.Id)))
        {
            var customer = new Customer { Id = company.Id };
            customer.Follow(company.Details, company.Version);
            _customers[company.Id] = customer;
        }
    }

    private Customer CustomerOf(RowInWork<OpenInvoiceForm> row)
    {
        var id = row.Form.CompanyId!.Value;
        if (!_customers.TryGetValue(id, out var customer))
        {
            // Still to be made: nothing of this is saved.
            customer = new Customer { Id = id };
            customer.Follow(new CompanyDetails((string)row.Row.Said("customer")!, "", "", "", "", "",
                row.Form.Currency ?? "", 0, "en", null), 0);
        }

        if (Db.Entry(customer).State == EntityState.Detached && !companies.IsMissing(id)) Db.Add(customer);
        return customer;
    }

    private static void Say(RowInWork<OpenInvoiceForm> row, string column, BusinessRuleException refusal) =>
        row.Wrong(new RowProblem(column, RowTrouble.Refused) { Refusal = refusal });
}
