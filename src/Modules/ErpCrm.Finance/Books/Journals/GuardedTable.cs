using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>Tables whose rows a trigger of the database refuses for closed days.</summary>
internal static class GuardedTable
{
    // What SQL Server cannot do on a table with a trigger; the provider's own method is not known to a module.
    private const string Output = "SqlServer:UseSqlOutputClause";

    public static EntityTypeBuilder<T> IsGuardedByTrigger<T>(this EntityTypeBuilder<T> table)
        where T : class => table.HasAnnotation(Output, false);
}
