using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Steps of a policy: added, changed, ordered, removed.</summary>
[Route("workspace/approvals/policies/{kind}/steps"), RequirePermission(WorkspacePermissions.EditSettings)]
internal sealed class StepsController(
    PolicyChoices choices, IFindRecords finder, RecordKinds records, IStringLocalizer<WorkspaceText> T)
    : PageController
{
    private const int Offered = 8;

    [HttpGet("add")]
    public async Task<IActionResult> Add(string kind, CancellationToken ct)
    {
        var policy = await choices.FindAsync(kind, ct);
        return View("Step", await choices.FillAsync(new StepForm { Version = policy.Number }, kind, null, ct));
    }

    [HttpPost("add")]
    public Task<IActionResult> Add(string kind, StepForm form, CancellationToken ct) =>
        SaveAsync(kind, null, form, (policy, words) => policy.Add(form.ToRule(), words), ct);

    [HttpGet("{step:guid}")]
    public async Task<IActionResult> Edit(string kind, Guid step, CancellationToken ct)
    {
        var policy = await choices.FindAsync(kind, ct);
        var known = policy.Steps.FirstOrDefault(s => s.Id == step).OrNotFound();
        var form = StepForm.Of(known.Rule, policy.Number);
        form.ProjectIdText = await choices.ProjectAsync(known.ProjectId, ct);
        return View("Step", await choices.FillAsync(form, kind, step, ct));
    }

    [HttpPost("{step:guid}")]
    public Task<IActionResult> Edit(string kind, Guid step, StepForm form, CancellationToken ct) =>
        SaveAsync(kind, step, form, (policy, words) => policy.Change(step, form.ToRule(), words), ct);

    [HttpPost("{step:guid}/remove")]
    public Task<IActionResult> Remove(string kind, Guid step, CancellationToken ct) =>
        ActAsync(kind, policy => policy.Remove(step), T["Step removed"], ct);

    [HttpPost("{step:guid}/up")]
    public Task<IActionResult> Up(string kind, Guid step, CancellationToken ct) =>
        ActAsync(kind, policy => policy.MoveUp(step), T["Steps ordered"], ct);

    /// <summary>Projects to choose from.</summary>
    [HttpGet("projects")]
    public async Task<IActionResult> Projects(string kind, string? q, CancellationToken ct)
    {
        var found = string.IsNullOrWhiteSpace(q)
            ? await finder.RecentAsync(Offered * 4, ct)
            : (await finder.FindAsync(q, Offered, ct)).Records;
        return PartialView("_PickerOptions", found.Where(r => r.Kind.Key == Kinds.Project).Take(Offered)
            .Select(r => new PickerOption(r.Id.ToString(), r.Title)));
    }

    private async Task<IActionResult> SaveAsync(string kind, Guid? step, StepForm form,
        Action<ApprovalPolicy, StepWords> change, CancellationToken ct)
    {
        var policy = await choices.FindAsync(kind, ct);
        return await TrySaveAsync("Step", form, async () =>
        {
            if (policy.Number != form.Version)
            {
                await choices.FillAsync(form, kind, step, ct);
                return Outdated("Step", form, policy.Number);
            }

            change(policy, await choices.WordsAsync(kind, form.ToRule(), ct));
            await choices.SaveAsync(policy, ct);
            return Saved(PageOf(kind), T["Step saved"]);
        }, f => choices.FillAsync(f, kind, step, ct));
    }

    private async Task<IActionResult> ActAsync(string kind, Action<ApprovalPolicy> change, string done,
        CancellationToken ct)
    {
        var policy = await choices.FindAsync(kind, ct);
        return await TryAsync(PageOf(kind), async () =>
        {
            change(policy);
            await choices.SaveAsync(policy, ct);
            return Saved(PageOf(kind), done);
        });
    }

    private string PageOf(string kind) => $"{records.Get(Kinds.ApprovalPolicy).ListUrl}/{kind}";
}
