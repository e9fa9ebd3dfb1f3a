using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.Books.Accounts.AccountForm>;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>A chart of accounts out of a file.</summary>
internal sealed class AccountImport(
    ImportTools<FinanceDbContext> tools, IValidator<AccountForm> validator, IStringLocalizer<FinanceText> texts)
    : RecordImport<FinanceDbContext, Account, AccountForm>(tools)
{
    private static readonly Dictionary<AccountClass, string[]> Otherwise = new()
    {
        [AccountClass.Cash] = ["Денежные средства", "Акча каражаты", "Bank", "Cash"],
        [AccountClass.Receivable] = ["Дебиторская задолженность", "Accounts receivable"],
        [AccountClass.OtherCurrentAsset] = ["Оборотные активы", "Current asset"],
        [AccountClass.FixedAsset] = ["Основные средства", "Fixed asset"],
        [AccountClass.Payable] = ["Кредиторская задолженность", "Accounts payable"],
        [AccountClass.OtherCurrentLiability] = ["Краткосрочные обязательства", "Current liability"],
        [AccountClass.LongTermLiability] = ["Долгосрочные обязательства", "Non-current liability"],
        [AccountClass.Equity] = ["Капитал"],
        [AccountClass.Revenue] = ["Выручка", "Доходы", "Sales", "Income"],
        [AccountClass.CostOfSales] = ["Себестоимость", "Direct costs"],
        [AccountClass.OperatingExpense] = ["Операционные расходы", "Расходы", "Expense", "Overhead"],
        [AccountClass.OtherIncome] = ["Прочие доходы"],
        [AccountClass.OtherExpense] = ["Прочие расходы", "Other expense"],
    };

    private HashSet<Guid> _used = [];

    public override string Kind => Kinds.Account;

    public override string About =>
        "Accounts are found by their codes. One on which something is posted stays an asset, or whatever it is.";

    public override IReadOnlyList<ImportColumn<AccountForm>> Fields { get; } =
    [
        Column.Text("code", "Code", f => f.Code).Required().Like("7310", "1250")
            .Called("Account", "Account code", "Number", "Счёт", "Код", "Код счета", "Номер", "Эсептин коду"),
        Column.Text("name", "Name", f => f.Name).Required().Like("Реклама", "Кеңсе жабдыктары")
            .Called("Account name", "Наименование", "Название", "Аталышы"),
        Column.Choice("class", "Class", f => f.Class, Classes()).Required().Like("Operating costs", "Fixed assets")
            .Called("Type", "Account type", "Вид", "Тип", "Раздел", "Түрү"),
        Column.YesNo("active", "Active", f => f.IsActive).Like("yes", "yes").Called("In use", "Активен", "Активдүү"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } = [new("code", "Code", "code")];

    protected override string Permission => FinancePermissions.EditLedger;

    protected override IQueryable<Account> Visible => Db.Accounts;

    protected override IQueryable<Account> Changeable => Db.Accounts;

    protected override AccountForm Blank() => new() { IsActive = true };

    // As it is kept: a name that came with the product is compared in the reader's words.
    protected override AccountForm FormOf(Account record) => new()
    {
        Id = record.Id, Code = record.Code, Name = record.Name, Class = record.Class, IsActive = record.IsActive,
        Version = record.Version,
    };

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<AccountForm>> rows, CancellationToken ct) =>
        await PrepareBackAsync([], ct);

    protected override async Task PrepareBackAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        _used = await Db.Accounts.Where(a => Db.JournalLines.Any(l => l.AccountId == a.Id)).Select(a => a.Id)
            .ToHashSetAsync(ct);

    protected override IEnumerable<string> KeysOf(AccountForm form, string match) => UniqueKeysOf(form);

    protected override IEnumerable<string> UniqueKeysOf(AccountForm form)
    {
        if (SearchText.Fold(form.Code?.Trim() ?? "") is { Length: > 0 } code) yield return code;
    }

    protected override async Task<IReadOnlyList<(string Key, Account Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct) =>
        [.. (await Db.Accounts.ToListAsync(ct)).Select(a => (Key: SearchText.Fold(a.Code), a))
            .Where(pair => keys.Contains(pair.Key))];

    protected override IEnumerable<(string Property, string Message)> Check(AccountForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Account Make(RowInWork<AccountForm> row)
    {
        var form = row.Form;
        var account = new Account(form.Code!, form.Name!, form.Class!.Value);
        account.Change(form.Code, form.Name, form.Class.Value, form.IsActive, isUsed: false);
        return account;
    }

    protected override void Change(Account record, AccountForm form)
    {
        form.KeepWords(record, texts);
        record.Change(form.Code, form.Name, form.Class!.Value, form.IsActive, _used.Contains(record.Id));
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.NamedAccounts().Where(a => ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(ct);

    private static List<ImportChoice> Classes() =>
    [
        .. Enum.GetValues<AccountClass>().Select(c => new ImportChoice(c.ToString(), AccountWords.Of(c))
        {
            Also = Otherwise[c],
        }),
    ];
}
