using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Tests.SqlServer.Models;

public sealed class ModelLintTests
{
    public static TheoryData<string> Contexts => [.. ServerContexts.All.Select(c => c.Name)];

    [Theory, MemberData(nameof(Contexts))]
    public void A_modules_model_is_sound_on_both_database_products(string name)
    {
        var context = ServerContexts.All.Single(c => c.Name == name);
        using var server = ServerContexts.Make(context);
        using var sqlite = ServerContexts.MakeSqlite(context);
        Assert.Empty(ModelLint.OfProperties(Of(server)));
        Assert.Empty(ModelLint.OfTables(Of(server)));
        Assert.Empty(ModelLint.OfProperties(Of(sqlite)));
    }

    [Fact]
    public void Every_kind_of_unsound_model_is_noticed()
    {
        using var db = new UnsoundContext(
            new DbContextOptionsBuilder<UnsoundContext>().UseSqlServer("Server=none.invalid").Options);
        string[] expected =
        [
            "Unsound.Endless is a text without a length", "Unsound.Rough is a decimal without precision",
            "Unsound.Huge has more than 38 digits", "Unsound.At is a DateTimeOffset",
            "Unsound.Stamp is a row version", "Unsound.Sum is written in one product's SQL",
            "index IX_Unsound_Wide has a key of 2000 bytes", "primary key PK_Unsound has 920 bytes",
            "Unsound.TooLong is a nvarchar(5000)", "Kept is a temporal table",
            "a delete in Unsound reaches Grandchild by two ways",
        ];
        var found = ModelLint.OfProperties(Of(db)).Concat(ModelLint.OfTables(Of(db))).ToList();
        Assert.All(expected, e => Assert.Contains(found, f => f.StartsWith(e, StringComparison.Ordinal)));
    }

    private static IModel Of(DbContext db) => db.GetService<IDesignTimeModel>().Model;

    private sealed class UnsoundContext(DbContextOptions<UnsoundContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity("Unsound", unsound =>
            {
                unsound.Property<string>("Id").HasMaxLength(460);
                unsound.Property<string>("Endless");
                unsound.Property<decimal>("Rough");
                unsound.Property<decimal>("Huge").HasPrecision(40, 2);
                unsound.Property<DateTimeOffset>("At");
                unsound.Property<byte[]>("Stamp").IsRowVersion();
                unsound.Property<int>("Sum").HasComputedColumnSql("[Rough] + 1");
                unsound.Property<string>("Wide").HasMaxLength(1000);
                unsound.Property<string>("TooLong").HasColumnType("nvarchar(5000)");
                unsound.HasIndex("Wide");
            });
            modelBuilder.Entity("Kept", kept =>
            {
                kept.Property<int>("Id");
                kept.ToTable("Kept", table => table.IsTemporal());
            });
            modelBuilder.Entity("Child", child =>
            {
                child.Property<int>("Id");
                child.Property<string>("UnsoundId");
                child.HasOne("Unsound").WithMany().HasForeignKey("UnsoundId").OnDelete(DeleteBehavior.Cascade);
            });
            modelBuilder.Entity("Grandchild", grandchild =>
            {
                grandchild.Property<int>("Id");
                grandchild.Property<int>("ChildId");
                grandchild.Property<string>("UnsoundId");
                grandchild.HasOne("Child").WithMany().HasForeignKey("ChildId").OnDelete(DeleteBehavior.Cascade);
                grandchild.HasOne("Unsound").WithMany().HasForeignKey("UnsoundId").OnDelete(DeleteBehavior.Cascade);
            });
        }
    }
}
