using System.Globalization;
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
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Finance.Treasury.Expenses.ExpenseForm>;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Expenses out of files, as drafts of whoever spent the money.</summary>
internal sealed class ExpenseImport(
    ImportTools<FinanceDbContext> tools, IValidator<ExpenseForm> validator, IBusinessClock clock,
    ICompanyProfile profile, IStringLocalizer<FinanceText> texts)
    : RecordImport<FinanceDbContext, Expense, ExpenseForm>(tools)
{
    private ILookup<string, Guid> _categories = Array.Empty<Guid>().ToLookup(_ => "");
    private IReadOnlyList<ProjectCopy> _projects = [];
    private Guid _other;

    public override string Kind => Kinds.Expense;

    public override string About =>
        "The expenses come as drafts, to be submitted and approved.";

    public override IReadOnlyList<ImportColumn<ExpenseForm>> Fields { get; } =
    [
        Column.Date("spentOn", "Spent on", f => f.SpentOn).Required().Like("2026-11-02", "2026-11-05")
            .Called("Date", "Day", "Дата", "Дата расхода", "Күнү"),
        Column.Text("description", "Description", f => f.Description).Required().Like("Taxi to the client", "Хостинг")
            .Called("Name", "Subject", "Purpose", "Описание", "Назначение", "Наименование", "На что", "Сүрөттөмө"),
        Column.Number("gross", "Total with VAT", f => f.Gross).Like("1120", "5600.50")
            .Called("Gross", "Amount", "Total", "Сумма", "Сумма с НДС", "Итого", "Суммасы").In("currency"),
        Column.Number("net", "Net", f => f.Net).Called("Without VAT", "Без НДС", "Сумма без НДС").In("currency"),
        Column.Number("vat", "VAT", f => f.Vat).Like("120", "").In("currency")
            .Called("Tax", "НДС", "Сумма НДС", "КНС"),
        Column.Number("vatRate", "VAT rate", f => f.VatRate).Called("VAT %", "Ставка НДС").InPercent(),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "KGS")
            .Called("Валюта"),
        Column.Record("category", "Category", f => f.CategoryId).Changes().Like("Travel", "Software")
            .Called("Type", "Категория", "Статья", "Вид расхода", "Категориясы"),
        Column.Text("supplier", "Supplier", f => f.Supplier).Like("", "Hetzner")
            .Called("Vendor", "Merchant", "Поставщик", "Продавец", "Жеткирүүчү"),
        Column.Record("project", "Project", f => f.ProjectId).Changes()
            .Called("Project code", "Проект", "Код проекта", "Долбоор"),
        Column.YesNo("isRebillable", "Is rebillable", f => f.IsRebillable)
            .Called("Billable", "Rebillable", "Перевыставляется", "За счёт клиента"),
        Column.Number("markupPercent", "Markup percent", f => f.MarkupPercent).Called("Markup", "Наценка")
            .InPercent(),
        Column.Person("spentBy", "Spent by", f => f.RecordedById).Identifies()
            .Called("Employee", "Person", "User", "Сотрудник", "Кто потратил", "Кызматкер"),
    ];

    public override IReadOnlyList<ImportMatch> Matches { get; } =
        [new("known", "Day, amount and description", "spentOn")];

    // Those whose expenses one decides about: others record theirs themselves.
    protected override string Permission => FinancePermissions.ApproveExpenses;

    protected override IQueryable<Expense> Visible => Db.Expenses.VisibleOrDecided(Me);

    // Kilometres and days are counted where they are entered.
    protected override IQueryable<Expense> Changeable =>
        Db.Expenses.RecordedBy(Me).Where(e => e.Kind == ExpenseKind.Receipt);

    protected override ExpenseForm Blank() => new() { Currency = profile.Current.BaseCurrency, RecordedById = Me.Id };

    protected override ExpenseForm FormOf(Expense record)
    {
        var form = ExpenseForm.Of(record, null, []);
        (form.RecordedById, form.Vat) = (record.RecordedById, record.Vat);
        return form;
    }

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<ExpenseForm>> rows, CancellationToken ct)
    {
        var categories = await Db.ExpenseCategories.AsNoTracking().Where(c => c.IsActive).ToListAsync(ct);
        _categories = categories.SelectMany(c => WordsOf(c).Select(word => (word, c.Id)))
            .Distinct().ToLookup(pair => pair.word, pair => pair.Id, StringComparer.Ordinal);
        _other = categories.Where(c => c.IsBuiltIn).OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefault();
        _projects = await Db.Projects.ChargeableBy(Db, Me).ToListAsync(ct);
    }

    protected override void Relate(RowInWork<ExpenseForm> row, ExpenseForm form)
    {
        if (row.Row.Said("category") is string category)
        {
            if (_categories[SearchText.Fold(category.Trim())].Distinct().ToList() is [var one]) form.CategoryId = one;
            else row.Wrong("category", RowTrouble.NotFound, category);
        }
        else if (form.CategoryId is null && _other != Guid.Empty)
        {
            form.CategoryId = _other;
        }

        // Said in one way or the other it is the same amount.
        if (form.Total() is { } total)
            (form.Gross, form.Vat, form.Net, form.VatRate) = (total.Gross, total.Vat, null, null);
        if (row.Row.Said("project") is not string project) return;
        var found = _projects.Where(p => string.Equals(p.Code, project.Trim(), StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (found.Count == 0)
            found = [.. _projects.Where(p => SearchText.Fold(p.Name) == SearchText.Fold(project.Trim()))];
        if (found is [var known]) form.ProjectId = known.Id;
        else row.Wrong("project", found.Count == 0 ? RowTrouble.NotFound : RowTrouble.Several, project);
    }

    protected override IEnumerable<string> KeysOf(ExpenseForm form, string match)
    {
        if (form.SpentOn is { } day && form.Total() is { } total && form.Description.Trim().Length > 0)
            yield return KeyOf(form.RecordedById ?? Me.Id, day, total.Gross, form.Currency, form.Description);
    }

    protected override async Task<IReadOnlyList<(string Key, Expense Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var parts = keys.Select(key => key.Split('|')).ToList();
        var people = parts.Select(part => Guid.Parse(part[0])).Distinct().ToList();
        var days = parts.Select(part => DateOnly.ParseExact(part[1], "O", CultureInfo.InvariantCulture)).Distinct()
            .ToList();
        var ids = (await Db.Expenses.AsNoTracking()
                .Where(e => EF.Parameter(people).Contains(e.RecordedById) && EF.Parameter(days).Contains(e.SpentOn))
                .Select(e => new { e.Id, e.RecordedById, e.SpentOn, e.Net, e.Vat, e.Currency, e.Description })
                .ToListAsync(ct))
            .Where(e => keys.Contains(KeyOf(e.RecordedById, e.SpentOn, e.Net + e.Vat, e.Currency, e.Description)))
            .Select(e => e.Id).ToList();
        var found = ids.Count == 0 ? [] : await Whole.Where(e => EF.Parameter(ids).Contains(e.Id)).ToListAsync(ct);
        return [.. found.Select(e => (KeyOf(e.RecordedById, e.SpentOn, e.Gross, e.Currency, e.Description), e))];
    }

    protected override IEnumerable<(string Property, string Message)> Check(ExpenseForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Expense Make(RowInWork<ExpenseForm> row) =>
        Expense.Record(row.Form.RecordedById ?? Me.Id, row.Form.Terms(), clock.Today);

    protected override void Change(Expense record, ExpenseForm form) => record.Change(form.Terms(), clock.Today);

    protected override Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) => Task.FromResult<IReadOnlyCollection<Guid>>([]);

    private IEnumerable<string> WordsOf(ExpenseCategory category)
    {
        yield return SearchText.Fold(category.Name);
        if (!category.IsBuiltIn) yield break;
        foreach (var word in texts.InAll(category.Name)) yield return SearchText.Fold(word);
    }

    private static string KeyOf(Guid by, DateOnly day, decimal gross, string currency, string description) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{by}|{day:O}|{gross:0.######}|{currency}|{SearchText.Fold(description.Trim())}");
}
