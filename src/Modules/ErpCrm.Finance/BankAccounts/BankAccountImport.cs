using ErpCrm.Contracts;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.BankAccounts.BankAccountForm>;

namespace ErpCrm.Finance.BankAccounts;

/// <summary>Accounts with what was on them when the books began.</summary>
internal sealed class BankAccountImport(
    ImportTools<FinanceDbContext> tools, IValidator<BankAccountForm> validator, IBusinessClock clock,
    ICompanyProfile profile, IStringLocalizer<FinanceText> texts)
    : RecordImport<FinanceDbContext, BankAccount, BankAccountForm>(tools)
{
    // Payments name no account: cash in a currency is counted from one day on.
    private readonly Dictionary<string, DateOnly> _begun = new(StringComparer.Ordinal);
    private HashSet<string> _alone = [];
    private ExchangeRateTable? _rates;

    public override string Kind => Kinds.BankAccount;

    public override string About =>
        "What was on the account at the beginning of the day; cash is counted from that day on.";

    public override IReadOnlyList<ImportColumn<BankAccountForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Optima, main account", "Касса")
            .Called("Account", "Bank account", "Счёт", "Название", "Наименование", "Касса", "Эсеп"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "KGS")
            .Called("Валюта"),
        Column.Number("openingBalance", "Opening balance", f => f.OpeningBalance).Required().Like("1250000", "18400.50")
            .Called("Balance", "Amount", "Остаток", "Начальный остаток", "Сальдо", "Калдык").In("currency"),
        Column.Date("openedOn", "Balance on", f => f.OpenedOn).Required().Like("2026-01-01", "2026-01-01")
            .Called("Date", "Opened on", "As of", "Дата", "На дату", "Күнү"),
        Column.Text("bank", "Bank", f => f.Bank).Like("Optima Bank", "").Called("Банк"),
        Column.Text("bankCode", "BIC", f => f.BankCode).Called("SWIFT", "БИК"),
        Column.Text("number", "Account number", f => f.Number).Like("1091820123450117", "")
            .Called("Number", "IBAN", "Номер счёта", "Расчётный счёт", "Эсеп номери"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } = [new("name", "Name", "name")];

    protected override string Permission => FinancePermissions.EditSettings;

    protected override IQueryable<BankAccount> Visible => Db.BankAccounts;

    protected override IQueryable<BankAccount> Changeable => Db.BankAccounts;

    protected override BankAccountForm Blank() => new() { Currency = profile.Current.BaseCurrency };

    protected override BankAccountForm FormOf(BankAccount record) => BankAccountForm.Of(record);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<BankAccountForm>> rows, CancellationToken ct)
    {
        var days = await Db.BankAccounts.Select(a => new { a.Name, a.Currency, a.OpenedOn }).ToListAsync(ct);
        _begun.Clear();
        foreach (var day in days) _begun[day.Currency] = day.OpenedOn;
        _rates = await StoredExchangeRates.LoadAsync<ExchangeRate>(Db, profile,
            r => new DatedExchangeRate(r.Currency, r.ValidFrom, r.Rate), ct);
        _alone = [.. days.GroupBy(d => d.Currency).Where(g => g.Count() == 1).Select(g => KeyOf(g.Single().Name))];
    }

    protected override IEnumerable<string> KeysOf(BankAccountForm form, string match) => UniqueKeysOf(form);

    protected override IEnumerable<string> UniqueKeysOf(BankAccountForm form)
    {
        if (KeyOf(form.Name) is { Length: > 0 } key) yield return key;
    }

    protected override async Task<IReadOnlyList<(string Key, BankAccount Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct) =>
        [.. (await Db.BankAccounts.ToListAsync(ct)).Select(a => (Key: KeyOf(a.Name), a))
            .Where(pair => keys.Contains(pair.Key))];

    protected override IEnumerable<(string Property, string Message)> Check(BankAccountForm form)
    {
        var isOnlyOne = form.Id is not null && _alone.Contains(KeyOf(form.Name));
        IEnumerable<(string, string)> otherwise = !isOnlyOne && form.OpenedOn is { } day
            && _begun.TryGetValue(form.Currency, out var begun) && begun != day
                ? [(nameof(form.OpenedOn), texts["Cash in {0} is counted from {1} on. Enter the balance of that day.",
                    form.Currency, Format.Date(begun)].Value)]
                : [];
        return validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage))
            .Concat(otherwise).Concat(WithoutRate(form));
    }

    // The books begin with it in base currency.
    private IEnumerable<(string Property, string Message)> WithoutRate(BankAccountForm form)
    {
        if (form is { OpeningBalance: not (null or 0), OpenedOn: { } day } && Currencies.IsKnown(form.Currency)
            && _rates is { } rates && rates.RateOn(form.Currency, day) is null)
            yield return (nameof(form.OpeningBalance),
                texts["There is no exchange rate for {0} on {1}. Enter it in the settings first.", form.Currency,
                    Format.Date(day)].Value);
    }

    protected override BankAccount Make(RowInWork<BankAccountForm> row)
    {
        var form = row.Form;
        var account = BankAccount.Open(form.Name, form.Currency, form.OpeningBalance!.Value, form.OpenedOn!.Value,
            clock.Today);
        account.Describe(form.Bank, form.BankCode, form.Number, isOnInvoices: false);
        _begun.TryAdd(form.Currency, form.OpenedOn.Value);
        return account;
    }

    protected override void Change(BankAccount record, BankAccountForm form)
    {
        record.Change(form.Name, form.Currency, form.OpeningBalance!.Value, form.OpenedOn!.Value, clock.Today);
        record.Describe(form.Bank, form.BankCode, form.Number, record.IsOnInvoices);
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.BankAccounts.Where(a => ids.Contains(a.Id) && (Db.Payments.Any(p => p.BankAccountId == a.Id)
            || Db.Expenses.Any(e => e.PaidFromId == a.Id || e.CardId == a.Id)
            || Db.ExpenseClaims.Any(c => c.PaidFromId == a.Id)
            || Db.BankFeeds.Any(f => f.BankAccountId == a.Id) || Db.BankStatements.Any(s => s.BankAccountId == a.Id)
            || Db.BankRules.Any(r => r.BankAccountId == a.Id)
            || Db.JournalLines.Any(l => l.AccountId == a.LedgerAccountId
                && !Db.Journals.Any(j => j.Id == l.JournalId && j.SourceId == a.Id))))
            .Select(a => a.Id).ToListAsync(ct);

    private static string KeyOf(string? name) => SearchText.Fold(name?.Trim() ?? "");
}
