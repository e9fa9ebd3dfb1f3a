using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Who approves what: a policy of each kind, or the usual rule.</summary>
[Route("workspace/approvals/policies"), RequirePermission(WorkspacePermissions.EditSettings)]
internal sealed class PoliciesController(
    WorkspaceDbContext db, IEnumerable<IApproves> kinds, PolicyChoices choices, IBusinessClock clock,
    IStringLocalizer<WorkspaceText> T) : PageController
{
    private const string List = "/workspace/approvals/policies";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var policies = await db.ApprovalPolicies.AsNoTracking().Include(p => p.Steps).ToDictionaryAsync(p => p.Kind,
            ct);
        return View("Policies", kinds.Select(k => new PolicyRow(k, policies.GetValueOrDefault(k.Kind))).ToList());
    }

    [HttpGet("{kind}")]
    public async Task<IActionResult> Edit(string kind, CancellationToken ct)
    {
        var policy = await choices.FindAsync(kind, ct);
        return View("Policy", await FilledAsync(PolicyForm.Of(policy), policy, ct));
    }

    [HttpPost("{kind}")]
    public async Task<IActionResult> Edit(string kind, PolicyForm form, CancellationToken ct)
    {
        var policy = await choices.FindAsync(kind, ct);
        return await TrySaveAsync("Policy", form, async () =>
        {
            if (policy.Number != form.Version)
            {
                await FilledAsync(form, policy, ct);
                return Conflict("Policy", form, PolicyForm.Of(policy));
            }

            policy.Change(form.IsOn, form.RemindAfterDays, form.EscalateAfterDays, form.EscalateTo, clock.UtcNow);
            await choices.SaveAsync(policy, ct);
            return Saved($"{List}/{kind}",
                form.IsOn ? T["The policy is on"] : T["The policy is off: the usual rule holds"]);
        }, async f => await FilledAsync(f, policy, ct));
    }

    private async Task<PolicyForm> FilledAsync(PolicyForm form, ApprovalPolicy policy, CancellationToken ct)
    {
        (form.Policy, form.Approves) = (policy, choices.Approved(policy.Kind));
        form.Steps = await choices.DescribeAsync(policy, ct);
        form.Roles = await choices.RolesAsync(policy.EscalateTo, ct);
        return form;
    }
}

internal sealed record PolicyRow(IApproves Kind, ApprovalPolicy? Policy);
