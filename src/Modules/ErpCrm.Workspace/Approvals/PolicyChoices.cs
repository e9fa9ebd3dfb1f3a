using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Finds policies and says in words what they ask.</summary>
internal sealed class PolicyChoices(
    WorkspaceDbContext db, IEnumerable<IApproves> kinds, IWorkingPeople people, ApprovalWording wording,
    RecordKinds records, ApprovalBook book, IServiceProvider services, ICompanyProfile company,
    IStringLocalizer<WorkspaceText> T)
{
    /// <summary>The policy of a kind; a new one, off, while nobody made one.</summary>
    /// <exception cref="RecordNotFoundException">Records of the kind are not approved.</exception>
    public async Task<ApprovalPolicy> FindAsync(string kind, CancellationToken ct)
    {
        _ = Approved(kind);
        return await db.ApprovalPolicies.Include(p => p.Steps).FirstOrDefaultAsync(p => p.Kind == kind, ct)
            ?? new ApprovalPolicy(kind);
    }

    /// <exception cref="RecordNotFoundException">Records of the kind are not approved.</exception>
    public IApproves Approved(string kind) => kinds.FirstOrDefault(k => k.Kind == kind).OrNotFound();

    /// <summary>What was handed in before goes by the policy as it was then.</summary>
    public async Task SaveAsync(ApprovalPolicy policy, CancellationToken ct)
    {
        await book.BeginAllAsync(policy.Kind, ct);
        if (db.Entry(policy).State == EntityState.Detached) db.Add(policy);
        await db.SaveChangesAsync(ct);
    }

    /// <param name="kept">The role that is chosen: it is offered even while nobody has it.</param>
    public async Task<IReadOnlyList<SelectListItem>> RolesAsync(string? kept, CancellationToken ct)
    {
        var roles = await db.Users.AsNoTracking().Where(u => u.IsActive).Select(u => u.Role).Distinct()
            .ToListAsync(ct);
        if (!string.IsNullOrEmpty(kept) && !roles.Contains(kept)) roles.Add(kept);
        return [.. roles.Select(r => new SelectListItem(wording.RoleOf(r), r)).OrderBy(r => r.Text)];
    }

    public async Task<StepForm> FillAsync(StepForm form, string kind, Guid? step, CancellationToken ct)
    {
        var approved = Approved(kind);
        form.Page = new StepPage(approved, step, approved.HasAmount, approved.HasProject,
            Listed(await approved.CategoriesAsync(ct)), Listed(await people.DepartmentsAsync(ct)),
            await RolesAsync(form.Role, ct), await UsersAsync(ct));
        return form;
    }

    /// <summary>What the history tells of a step.</summary>
    public async Task<StepWords> WordsAsync(string kind, StepRule rule, CancellationToken ct)
    {
        var names = (await UsersAsync(ct)).Where(u => rule.UserIds.Contains(u.Id)).Select(u => u.Name);
        List<string> about = [];
        if (rule.CategoryId is { } category) about.Add(NameOf(await Approved(kind).CategoriesAsync(ct), category));
        if (rule.DepartmentId is { } department) about.Add(NameOf(await people.DepartmentsAsync(ct), department));
        if (await ProjectAsync(rule.ProjectId, ct) is { } project) about.Add(project);
        return new StepWords(string.Join(", ", names), string.Join(" · ", about));
    }

    public async Task<IReadOnlyList<DescribedStep>> DescribeAsync(ApprovalPolicy policy, CancellationToken ct)
    {
        var names = (await UsersAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var categories = await Approved(policy.Kind).CategoriesAsync(ct);
        var departments = await people.DepartmentsAsync(ct);
        var steps = new List<DescribedStep>();
        foreach (var step in policy.InOrder)
        {
            var project = await ProjectAsync(step.ProjectId, ct);
            steps.Add(new DescribedStep(step.Id, When(step, categories, departments, project), Who(step, names)));
        }

        return steps;
    }

    public async Task<string?> ProjectAsync(Guid? id, CancellationToken ct) => id is not { } project
        ? null
        : (await records.Get(Kinds.Project).TitlesAsync(services, [project], ct)).GetValueOrDefault(project);

    private string When(PolicyStep step, IReadOnlyList<ApprovalChoice> categories,
        IReadOnlyList<ApprovalChoice> departments, string? project)
    {
        List<string> parts = [];
        if (step.AmountFrom is { } from)
            parts.Add(T["amount from {0}", Format.Money(new Money(from,
                step.Currency.Length > 0 ? step.Currency : company.Current.BaseCurrency))]);
        else if (step.Currency.Length > 0) parts.Add(T["in {0}", step.Currency]);
        if (step.CategoryId is { } category) parts.Add(NameOf(categories, category));
        if (step.DepartmentId is { } department) parts.Add(NameOf(departments, department));
        if (step.ProjectId is not null) parts.Add(project ?? T["a project that is not there any more"]);
        return parts.Count == 0 ? T["Always"] : string.Join(" · ", parts);
    }

    private string Who(PolicyStep step, Dictionary<Guid, string> names)
    {
        List<string> asked = [];
        if (step.AsksManager) asked.Add(T["the project manager"]);
        if (step.Role.Length > 0) asked.Add(wording.RoleOf(step.Role));
        asked.AddRange(step.UserIds.Select(id => names.GetValueOrDefault(id) ?? T["somebody who left"]));
        return string.Join($" {(step.NeedsAll ? T["and"] : T["or"]).Value} ", asked);
    }

    private string NameOf(IReadOnlyList<ApprovalChoice> choices, Guid id) =>
        choices.FirstOrDefault(c => c.Id == id)?.Name ?? T["what is not there any more"];

    private async Task<List<Colleague>> UsersAsync(CancellationToken ct) => await db.Users.AsNoTracking()
        .Where(u => u.IsActive).OrderBy(u => u.Name).Select(u => new Colleague(u.Id, u.Name, u.Role)).ToListAsync(ct);

    private static List<SelectListItem> Listed(IReadOnlyList<ApprovalChoice> choices) =>
        [.. choices.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
}
