using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

/// <summary>Rules for lines without a document; what one would have fitted is shown before it is switched on.</summary>
[Route("finance/bank/rules"), RequirePermission(FinancePermissions.EditBank)]
internal sealed class RulesController(FinanceDbContext db, RulesList list, IBankBooks books, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : SettingsListController<BankRule, BankRuleRow, BankRuleForm>(db, list)
{
    // Of a rehearsal (domain-rules §35).
    private const int Days = 90;
    private const int MostShown = 50;

    private readonly FinanceDbContext _db = db;
    private RuleChoices? _choices;
    private RuleRehearsal? _rehearsal;

    protected override string SavedText => T["Bank rule saved"];

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        _choices = await ChoicesAsync(HttpContext.RequestAborted);
        if (context.ActionArguments.TryGetValue("id", out var id) && id is Guid ruleId)
            _rehearsal = await RehearseAsync(ruleId, HttpContext.RequestAborted);
        foreach (var form in context.ActionArguments.Values.OfType<BankRuleForm>()) ShowIn(form);
        await base.OnActionExecutionAsync(context, next);
    }

    protected override BankRuleForm New() => ShowIn(new BankRuleForm { Order = 10 });

    protected override BankRuleForm FormOf(BankRule rule) => ShowIn(BankRuleForm.Of(rule));

    protected override Task CheckAsync(BankRuleForm form, BankRule? rule, CancellationToken ct)
    {
        ShowIn(form);
        void Check(Guid? id, IReadOnlyList<SelectListItem> among, string field)
        {
            if (id is { } chosen && among.All(a => a.Value != chosen.ToString()))
                ModelState.AddModelError(field, T["Choose one of the list."]);
        }

        Check(form.BankAccountId, _choices!.BankAccounts, nameof(form.BankAccountId));
        Check(form.AccountId, _choices.Accounts, nameof(form.AccountId));
        Check(form.CostCentreId, _choices.CostCentres, nameof(form.CostCentreId));
        return Task.CompletedTask;
    }

    protected override Task<BankRule> ApplyAsync(BankRuleForm form, BankRule? rule, CancellationToken ct)
    {
        var data = form.ToData(rule?.ProjectId, rule?.DepartmentId);
        rule?.Change(data);
        return Task.FromResult(rule ?? BankRule.Of(data));
    }

    private BankRuleForm ShowIn(BankRuleForm form)
    {
        (form.Choices, form.Rehearsal) = (_choices, _rehearsal);
        return form;
    }

    private async Task<RuleChoices> ChoicesAsync(CancellationToken ct) => new(
        [.. (await _db.BankAccounts.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Id, a.Name })
            .ToListAsync(ct)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))],
        [.. (await books.AccountsAsync(ct)).Select(a => new SelectListItem(a.Name, a.Id.ToString()))],
        [.. (await books.CostCentresAsync(ct)).Select(c => new SelectListItem(c.Name, c.Id.ToString()))]);

    // What it fits of the last months, as it is saved now.
    private async Task<RuleRehearsal?> RehearseAsync(Guid id, CancellationToken ct)
    {
        var rule = await _db.BankRules.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (rule is null) return null;
        var (since, compiled) = (clock.Today.AddDays(-Days), new CompiledRule(rule));
        var lines = await _db.BankLines.AsNoTracking()
            .Where(l => l.On >= since && l.State != BankLineState.TakenBack).OrderByDescending(l => l.On)
            .ToListAsync(ct);
        var fitting = lines.Where(l => compiled.Fits(MatchBoard.FactsOf(l))).ToList();
        return new RuleRehearsal(Days, fitting.Count, [.. fitting.Take(MostShown)]);
    }
}
