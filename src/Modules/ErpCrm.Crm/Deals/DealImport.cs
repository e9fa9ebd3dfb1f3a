using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Stages;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Column = ErpCrm.Platform.Imports.ImportColumns<ErpCrm.Crm.Deals.DealForm>;

namespace ErpCrm.Crm.Deals;

/// <summary>Open deals out of files; one is known by its name and company.</summary>
internal sealed class DealImport(
    ImportTools<CrmDbContext> tools, IValidator<DealForm> validator, StageNames stageNames, IBusinessClock clock,
    ICompanyProfile profile) : RecordImport<CrmDbContext, Deal, DealForm>(tools)
{
    private readonly Dictionary<Guid, double> _ranks = [];
    private CompanyLookup _companies = null!;
    private IReadOnlyList<Stage> _stages = [];

    public override string Kind => Kinds.Deal;

    public override string Missing => "Add companies that are not known";

    public override string About =>
        "Open deals come out of a file; a row of one that is won or lost is refused.";

    public override IReadOnlyList<ImportColumn<DealForm>> Fields { get; } =
    [
        Column.Text("name", "Name", f => f.Name).Required().Like("Warehouse rollout", "Личный кабинет")
            .Called("Deal", "Title", "Opportunity", "Сделка", "Название", "Название сделки", "Бүтүм"),
        Column.Record("company", "Company", f => f.CompanyId).Required().Like("Ala-Too Textile", "ОсОО «Жибек»")
            .Called("Client", "Customer", "Account", "Компания", "Клиент", "Контрагент", "Организация", "Ишкана",
                "Уюм"),
        Column.Record("stage", "Stage", f => f.StageId).Like("Proposal", "New")
            .Called("Стадия", "Этап", "Баскыч"),
        Column.Record("status", "Status", f => f.StageId)
            .Called("State", "Состояние", "Абалы"),
        Column.Number("amount", "Amount", f => f.Amount).Like("480000", "1250000.50").In("currency")
            .Called("Value", "Price", "Budget", "Сумма", "Стоимость", "Бюджет", "Суммасы"),
        Column.Choice("currency", "Currency", f => f.Currency, ImportChoices.OfCurrency).Like("KGS", "KGS")
            .Called("Валюта"),
        Column.Date("expectedCloseOn", "Expected close on", f => f.ExpectedCloseOn).Like("2027-02-28", "2027-03-15")
            .Called("Close date", "Expected close", "Дата закрытия", "Срок", "Жабылуу күнү"),
        Column.Whole("ownProbability", "Own probability", f => f.OwnProbability)
            .Called("Probability", "Chance", "Вероятность", "Ыктымалдуулук").InPercent(),
        Column.Choice("billing", "Billing", f => f.Billing,
            Enum.GetValues<BillingMethod>().Select(b => new ImportChoice(b.ToString(), Tones.Words(b))))
            .Like("TimeAndMaterial", "FixedPrice").Called("Billing method", "Способ оплаты", "Оплата"),
        Column.Number("hourlyRate", "Hourly rate", f => f.HourlyRate).Like("2500", "").In("currency")
            .Called("Rate", "Ставка"),
        Column.Number("budgetHours", "Budget hours", f => f.BudgetHours).Like("192", "").Called("Hours", "Часы"),
        Column.Number("monthlyFee", "Monthly fee", f => f.MonthlyFee).In("currency")
            .Called("Fee", "Абонентская плата"),
        Column.Whole("months", "Months", f => f.Months).Called("Месяцев", "Месяцы"),
        Column.Date("startsOn", "Starts on", f => f.StartsOn).Called("Start date", "Дата начала", "Начало"),
        Column.Person("owner", "Owner", f => f.OwnerId)
            .Called("Manager", "Assigned to", "Ответственный", "Менеджер", "Жооптуу"),
        Column.Text("note", "Note", f => f.Note)
            .Called("Notes", "Comment", "Description", "Примечание", "Комментарий", "Эскертүү").JoinedBy("\n")
            .Added(),
    ];

    public override IReadOnlyList<ProductHeads> Products => DealImportHeads.All;

    public override IReadOnlyList<ImportMatch> Matches { get; } = [new("known", "Name and company", "name")];

    protected override string Permission => CrmPermissions.EditDeals;

    protected override IQueryable<Deal> Visible => Db.Deals.VisibleTo(Me);

    protected override IQueryable<Deal> Changeable => Db.Deals.ChangeableBy(Me);

    protected override IQueryable<Deal> Whole => Db.Deals.Whole();

    protected override DealForm Blank() => new()
    {
        Currency = profile.Current.BaseCurrency,
        Billing = BillingMethod.TimeAndMaterial,
        OwnerId = Me.Id,
    };

    protected override DealForm FormOf(Deal record) => DealForm.Of(record, null);

    protected override async Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<DealForm>> rows, CancellationToken ct)
    {
        _companies = new CompanyLookup(Db, Me, profile, clock);
        await _companies.LoadAsync(rows.Select(row => row.Row.Said("company") as string), session.MakesMissing, ct);
        _stages = await Db.StagesAsync(ct);
        _ranks.Clear();
        foreach (var stage in _stages) _ranks[stage.Id] = await Db.TopRankAsync(stage.Id, ct);
    }

    protected override void Relate(RowInWork<DealForm> row, DealForm form)
    {
        form.CompanyId = _companies.Find(row, "company")?.Id;
        form.StageId ??= _stages[0].Id;
        if (row.Row.Said("status") is string status)
            Stand(row, form, "status", status, isStage: row.Row.Said("stage") is null);
        if (row.Row.Said("stage") is string stage) Stand(row, form, "stage", stage, isStage: true);
    }

    protected override string? StageOf(DealForm form, Deal? record) =>
        record is null ? form.StageId?.ToString() : base.StageOf(form, record);

    protected override IEnumerable<string> KeysOf(DealForm form, string match)
    {
        if (form.CompanyId is { } company && form.Name is { Length: > 0 } name)
            yield return KeyOf(_companies.KeyOf(company), name);
    }

    protected override async Task<IReadOnlyList<(string Key, Deal Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        keys = CompanyLookup.OfKnown(keys);
        var companies = keys.Select(key => Guid.Parse(key.Split(':')[0])).Distinct().ToList();
        var ids = (await Db.Deals.Where(d => EF.Parameter(companies).Contains(d.CompanyId))
                .Select(d => new { d.Id, d.CompanyId, d.Name }).ToListAsync(ct))
            .Where(d => keys.Contains(KeyOf($"{d.CompanyId}", d.Name))).Select(d => d.Id).ToList();
        var found = ids.Count == 0 ? [] : await Whole.Where(d => EF.Parameter(ids).Contains(d.Id)).ToListAsync(ct);
        return [.. found.Select(d => (KeyOf($"{d.CompanyId}", d.Name), d))];
    }

    protected override IEnumerable<(string Property, string Message)> Check(DealForm form) =>
        validator.Validate(form).Errors.Select(error => (error.PropertyName, error.ErrorMessage));

    protected override Deal Make(RowInWork<DealForm> row)
    {
        var company = _companies.Find(row, "company")!;
        var stage = _stages.First(s => s.Id == row.Form.StageId);
        var deal = new Deal(Ids.New(), company, row.Form.ToData(), stage, _ranks[stage.Id]--, Me.Moment(clock));
        _companies.Add(company);
        return deal;
    }

    // A file moves no deal from stage to stage: when that happened, it does not say.
    protected override void Change(Deal record, DealForm form) => record.Change(record.Company!, form.ToData());

    protected override async Task FinishAsync(IReadOnlyList<Deal> changed, CancellationToken ct)
    {
        foreach (var deal in changed.Where(d => Db.Entry(d).Property(e => e.OwnerId).IsModified))
            await Db.HandOverFollowUpsAsync(deal.EngagementId, deal.OwnerId, ct);
    }

    protected override IEnumerable<(string Kind, Entity Record)> MadeWith(RowInWork<DealForm> row)
    {
        var company = _companies.Find(row, "company")!;
        if (_companies.IsFirstOf(company)) yield return (Kinds.Company, company);
    }

    protected override async Task<IReadOnlyCollection<Guid>> UsedAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Db.Deals.Where(d => ids.Contains(d.Id)
                && (Db.Activities.Any(a => a.EngagementId == d.EngagementId)
                    || Db.FollowUps.Any(f => f.EngagementId == d.EngagementId)
                    || Db.Leads.Any(l => l.DealId == d.Id) || Db.DealProjects.Any(p => p.DealId == d.Id)))
            .Select(d => d.Id).ToListAsync(ct);

    protected override void Withdraw(Deal record) => record.Withdraw();

    // Some say in one word where a deal stands and whether it is over.
    private void Stand(RowInWork<DealForm> row, DealForm form, string column, string called, bool isStage)
    {
        if (isStage && StageCalled(called) is { } stage)
        {
            form.StageId = stage.Id;
            return;
        }

        var isOver = DealImportHeads.IsOver(called);
        if (isOver is null) row.Wrong(column, RowTrouble.NotFound, called);
        if (isOver is not true) return;
        row.Wrong(new RowProblem(column, RowTrouble.Refused)
        {
            Refusal = new BusinessRuleException("Only open deals come out of a file. Leave this row out.")
        });
    }

    private Stage? StageCalled(string called) =>
        stageNames.Find(_stages, called) ?? stageNames.Find(_stages, DealImportHeads.WithoutPipeline(called));

    private static string KeyOf(string company, string name) => $"{company}:{SearchText.Fold(name.Trim())}";
}
