using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Approvals;

/// <summary>A request for approval, seen by whoever opens the record it is about.</summary>
internal sealed class ApprovalRecord : Record<WorkspaceDbContext, Approval>
{
    public override string Key => Kinds.Approval;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Approval", "Approvals");

    public override string Icon => "stamp";

    public override string NotInApi => "It is a step of its record: the record is approved there.";

    public override RecordRights Rights => RecordRights.OfItsRecord;

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Stands on the page of what is approved, and in the inbox of who is asked.");

    // Which of them are seen, other modules know: asked here, none is.
    public override IQueryable<Approval> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.Approvals.Where(_ => false);

    public override async Task<bool> OpensAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var about = await services.GetRequiredService<WorkspaceDbContext>().Approvals.Where(a => a.Id == id)
            .Select(a => new { Kind = a.RecordKind, a.RecordId }).FirstOrDefaultAsync(ct);
        return about is not null
            && services.GetRequiredService<RecordKinds>().Find(about.Kind) is { } kind
            && await kind.OpensAsync(services, about.RecordId, ct);
    }

    public override Task<IReadOnlyCollection<Guid>> VisibleAsync(IServiceProvider services, CancellationToken ct) =>
        AboutRecords.SeenAsync(services, About(services, all => all), null, ct);

    public override async Task<IReadOnlySet<Guid>> SeenAsync(
        IServiceProvider services, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await AboutRecords.SeenAsync(
            services, About(services, all => all.Where(a => ids.Contains(a.Id))), null, ct)).ToHashSet();

    private static IQueryable<AboutRecord> About(
        IServiceProvider services, Func<IQueryable<Approval>, IQueryable<Approval>> some) =>
        some(services.GetRequiredService<WorkspaceDbContext>().Approvals)
            .Select(a => new AboutRecord(a.Id, a.RecordKind, a.RecordId));
}

/// <summary>Who approves records of a kind; one of each.</summary>
internal sealed class ApprovalPolicyRecord : Record<WorkspaceDbContext, ApprovalPolicy>
{
    public override string Key => Kinds.ApprovalPolicy;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Approval policy", "Approval policies");

    public override string Icon => "list-checks";

    public override string NotInApi => "Settings are forms that people fill in.";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.EditSettings, WorkspacePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: one for each kind that is approved.");

    public override string ListUrl => "/workspace/approvals/policies";

    protected override string? Page => null;

    public override IQueryable<ApprovalPolicy> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.ApprovalPolicies;
}
