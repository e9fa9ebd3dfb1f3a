using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Approvals;

/// <summary>What the history tells of a step: who decides about money is not changed without a trace.</summary>
internal sealed record StepWords(string People, string About)
{
    public const int Length = 400;

    public static string Cut(string? words) => words is { Length: > Length } ? words[..Length] : words ?? "";
}

/// <summary>A step: when it is needed, and who is asked.</summary>
internal sealed class PolicyStep : IPartOf
{
    private PolicyStep()
    {
    }

    public PolicyStep(Guid policyId, int position, StepRule rule, StepWords? words)
    {
        (PolicyId, Position) = (policyId, position);
        Write(rule, words);
    }

    public Guid Id { get; private set; } = Ids.New();

    [NotAudited]
    public Guid PolicyId { get; private set; }

    public int Position { get; internal set; }

    public decimal? AmountFrom { get; private set; }

    public string Currency { get; private set; } = "";

    [NotAudited]
    public Guid? CategoryId { get; private set; }

    [NotAudited]
    public Guid? DepartmentId { get; private set; }

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    public bool NeedsAll { get; private set; }

    public bool AsksManager { get; private set; }

    public string Role { get; private set; } = "";

    [NotAudited]
    public List<Guid> UserIds { get; private set; } = [];

    /// <summary>Names of the people, as they were when the step was written.</summary>
    public string People { get; private set; } = "";

    /// <summary>Names of category, department and project, as they were when the step was written.</summary>
    public string About { get; private set; } = "";

    public StepRule Rule => new(AmountFrom, Currency, CategoryId, DepartmentId, ProjectId, NeedsAll, AsksManager, Role,
        UserIds);

    Type IPartOf.OwnerType => typeof(ApprovalPolicy);

    Guid IPartOf.OwnerId => PolicyId;

    internal void Write(StepRule rule, StepWords? words)
    {
        if (!rule.AsksManager && rule.Role.Length == 0 && rule.UserIds.Count == 0)
            throw new BusinessRuleException("Say who is asked.") { Field = nameof(Role) };
        if (rule.AmountFrom is < 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(AmountFrom) };
        (AmountFrom, Currency, CategoryId) = (rule.AmountFrom, rule.Currency, rule.CategoryId);
        (DepartmentId, ProjectId) = (rule.DepartmentId, rule.ProjectId);
        (NeedsAll, AsksManager, Role, UserIds) = (rule.NeedsAll, rule.AsksManager, rule.Role,
            [.. rule.UserIds.Distinct()]);
        (People, About) = (StepWords.Cut(words?.People), StepWords.Cut(words?.About));
    }
}
