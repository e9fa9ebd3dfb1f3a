using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Search;

/// <summary>Folded words are compared letter by letter, as an embedded database does by itself.</summary>
internal static class SearchCollation
{
    private const string ByCode = "Latin1_General_100_BIN2";

    public static void Set(ModelBuilder model, DbContext context)
    {
        if (context.Database.ProviderName?.EndsWith("SqlServer", StringComparison.Ordinal) != true) return;
        model.Entity<SearchDocument>().Property(d => d.Title).UseCollation(ByCode);
        model.Entity<SearchDocument>().Property(d => d.Text).UseCollation(ByCode);
        model.Entity<SearchPart>().Property(p => p.Part).UseCollation(ByCode);
    }
}
