using ErpCrm.Crm;
using ErpCrm.Finance;
using ErpCrm.Identity;
using ErpCrm.Insights;
using ErpCrm.Platform.Data;
using ErpCrm.Projects;
using ErpCrm.Resources;
using ErpCrm.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ErpCrm.Data.SqlServer;

// The migration tool makes contexts without the host.
internal abstract class DesignTime<TContext> : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext, IModuleDbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        new SqlServerDatabase("Server=.;Database=ErpCrm").Configure(options, TContext.Module);
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options)!;
    }
}

internal sealed class CrmDesignTime : DesignTime<CrmDbContext>;

internal sealed class FinanceDesignTime : DesignTime<FinanceDbContext>;

internal sealed class IdentityDesignTime : DesignTime<IdentityModuleDbContext>;

internal sealed class InsightsDesignTime : DesignTime<InsightsDbContext>;

internal sealed class PlatformDesignTime : DesignTime<PlatformDbContext>;

internal sealed class ProjectsDesignTime : DesignTime<ProjectsDbContext>;

internal sealed class ResourcesDesignTime : DesignTime<ResourcesDbContext>;

internal sealed class WorkspaceDesignTime : DesignTime<WorkspaceDbContext>;
