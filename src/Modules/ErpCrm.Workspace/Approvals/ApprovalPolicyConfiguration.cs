using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Approvals;

internal sealed class ApprovalPolicyConfiguration : IEntityTypeConfiguration<ApprovalPolicy>
{
    public void Configure(EntityTypeBuilder<ApprovalPolicy> policy)
    {
        policy.ToTable("ApprovalPolicies");
        policy.Property(p => p.Kind).HasMaxLength(RecordRef.KindLength);
        policy.Property(p => p.EscalateTo).HasMaxLength(ApprovalPolicy.RoleLength);
        policy.Ignore(p => p.Rules);
        policy.Ignore(p => p.InOrder);
        policy.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PolicyId)
            .OnDelete(DeleteBehavior.Cascade);
        policy.HasIndex(p => p.Kind).IsUnique();
    }
}

internal sealed class PolicyStepConfiguration : IEntityTypeConfiguration<PolicyStep>
{
    public void Configure(EntityTypeBuilder<PolicyStep> step)
    {
        step.ToTable("ApprovalPolicySteps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.Currency).HasMaxLength(Currencies.CodeLength);
        step.Property(s => s.Role).HasMaxLength(ApprovalPolicy.RoleLength);
        step.Property(s => s.People).HasMaxLength(StepWords.Length);
        step.Property(s => s.About).HasMaxLength(StepWords.Length);
        step.Ignore(s => s.Rule);
    }
}
