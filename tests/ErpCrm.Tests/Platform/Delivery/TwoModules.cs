using ErpCrm.Data.Sqlite;
using ErpCrm.Platform;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using IDatabase = ErpCrm.Platform.Data.IDatabase;

namespace ErpCrm.Tests.Platform.Delivery;

[EventName("shop.sold")]
public sealed record Sold(Guid ShopId, int Number) : DomainEvent;

/// <summary>Nobody listens to it.</summary>
[EventName("shop.closed")]
public sealed record Closed(Guid ShopId) : DomainEvent;

[EventName("books.audited")]
public sealed record Audited(Guid AuditId) : DomainEvent;

public sealed class Audit : Entity
{
    public Audit() => Raise(new Audited(Id));
}

public sealed class Shop : Entity
{
    public int Sales { get; private set; }

    public string? Name { get; set; }

    public void Sell() => Raise(new Sold(Id, ++Sales));

    public void Close() => Raise(new Closed(Id));
}

public sealed class Booked
{
    public int Id { get; init; }
    public required Guid ShopId { get; init; }
    public required int Number { get; init; }
}

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "shop";

    public DbSet<Shop> Shops => Set<Shop>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Shop>().ToTable("Shops");
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}

public sealed class BooksDbContext(DbContextOptions<BooksDbContext> options) : DbContext(options), IModuleDbContext
{
    public static string Module => "books";

    public DbSet<Booked> Booked => Set<Booked>();

    public void Audit() => Add(new Audit());

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleModel.Conventions(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Booked>().ToTable("Booked");
        modelBuilder.Entity<Audit>().ToTable("Audits");
        ModuleModel.Apply(modelBuilder, this, Module);
    }
}

/// <summary>What the handlers are told to do wrong.</summary>
public sealed class Trouble
{
    /// <summary>Fails after its work, so that the transaction has something to take back.</summary>
    public Func<Sold, bool> BookingFails { get; set; } = _ => false;

    /// <summary>What the book looks at first.</summary>
    public Func<BooksDbContext, Task> OnBooking { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the book does besides.</summary>
    public Action<BooksDbContext> OnBooked { get; set; } = _ => { };

    public List<int> Counted { get; } = [];

    /// <summary>Whether somebody wants it counted.</summary>
    public Func<Sold, bool> IsCounted { get; set; } = _ => true;

    /// <summary>How many were asked about, each time.</summary>
    public List<int> Asked { get; } = [];

    /// <summary>Happens after the handler's transaction was taken
    /// back and before the failure is written down.</summary>
    public Action OnFailure { get; set; } = () => { };
}

public sealed class BookWhenSold(BooksDbContext db, Trouble trouble) : IHandle<Sold>
{
    public async Task HandleAsync(Sold domainEvent, CancellationToken ct)
    {
        await trouble.OnBooking(db);
        db.Add(new Booked { ShopId = domainEvent.ShopId, Number = domainEvent.Number });
        trouble.OnBooked(db);
        if (!trouble.BookingFails(domainEvent)) return;
        await db.SaveChangesAsync(ct);
        throw new InvalidOperationException("The book is shut.");
    }
}

public sealed class CountWhenSold(Trouble trouble) : IHandle<Sold>
{
    public Task HandleAsync(Sold domainEvent, CancellationToken ct)
    {
        trouble.Counted.Add(domainEvent.Number);
        return Task.CompletedTask;
    }
}

public sealed class CountedSales(Trouble trouble) : IChooseEvents
{
    public Task<IReadOnlySet<Guid>> ChooseAsync(IReadOnlyList<WaitingEvent> events, CancellationToken ct)
    {
        trouble.Asked.Add(events.Count);
        return Task.FromResult<IReadOnlySet<Guid>>(
            events.Where(e => trouble.IsCounted((Sold)e.Read())).Select(e => e.Id).ToHashSet());
    }
}

/// <summary>A shop that sells and a book that listens, on one SQLite file.</summary>
public sealed class TwoModules : IAsyncDisposable
{
    private readonly string _file;
    private readonly bool _claims;
    private readonly bool _isShared;
    private readonly bool _chooses;
    private readonly ServiceProvider _services;

    private TwoModules(bool claims, bool isShared, bool chooses, string file)
    {
        (_claims, _isShared, _chooses, _file) = (claims, isShared, chooses, file);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Time);
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Trouble);
        services.AddSingleton<IDatabase>(new PerhapsShared(new SqliteDatabase(_file, "OFF"), isShared));
        services.AddSingleton<ICompanyProfile, NoCompany>();
        services.AddScoped<ICurrentUser>(_ => ActingUser.Current ?? ActingUser.System);
        services.AddSingleton(new OutboxOptions
        {
            Claim = claims,
            Backoff = attempt =>
            {
                Trouble.OnFailure();
                return TimeSpan.FromSeconds(0.2 * attempt);
            },
        });
        services.AddPlatform();
        services.AddModule<ShopDbContext>("Shop");
        services.AddModule<BooksDbContext>("Books")
            .Listens("books.booked", it => it.Handles<Sold, BookWhenSold>(), typeof(Booked))
            .Listens("books.counted", it =>
            {
                it.Handles<Sold, CountWhenSold>();
                if (chooses) it.OnlyIf<CountedSales>();
            });
        _services = services.BuildServiceProvider();
    }

    // Nothing becomes due by itself, however slow the machine is.
    public AdjustableTime Time { get; } = TestClock.New(pace: TestClock.Slow);

    public Trouble Trouble { get; } = new();

    /// <param name="isShared">Whether they behave as on a database that several processes share.</param>
    /// <param name="chooses">Whether only those sales are counted that somebody wants counted.</param>
    public static async Task<TwoModules> StartAsync(bool claims = false, bool isShared = false, bool chooses = false)
    {
        var modules = new TwoModules(claims, isShared, chooses,
            Path.Combine(Path.GetTempPath(), $"erpcrm-events-{Guid.NewGuid():N}.db"));
        await using var scope = modules._services.CreateAsyncScope();
        foreach (var type in new[] { typeof(ShopDbContext), typeof(BooksDbContext), typeof(PlatformDbContext) })
        {
            var creator =
                ((DbContext)scope.ServiceProvider.GetRequiredService(type)).GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync()) await creator.CreateAsync();
            await creator.CreateTablesAsync();
        }

        return modules;
    }

    public IServiceProvider Services => _services;

    /// <summary>The same two modules once more, as another process on the same database.</summary>
    public TwoModules Beside() => new(_claims, _isShared, _chooses, _file);

    public Task DrainAsync() => _services.GetRequiredService<OutboxDrain>().RunAsync();

    public async Task<T> InAsync<TContext, T>(Func<TContext, Task<T>> work)
        where TContext : DbContext
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TContext>());
    }

    public Task<Guid> OpenShopAsync(int sales) => InAsync<ShopDbContext, Guid>(async db =>
    {
        var shop = new Shop();
        for (var i = 0; i < sales; i++) shop.Sell();
        db.Add(shop);
        await db.SaveChangesAsync();
        return shop.Id;
    });

    public Task<List<int>> BookedAsync(Guid shop) =>
        InAsync<BooksDbContext, List<int>>(
            db => db.Booked.Where(b => b.ShopId == shop).OrderBy(b => b.Id).Select(b => b.Number).ToListAsync());

    public Task<List<OutboxMessage>> WaitingAsync() => InAsync<ShopDbContext, List<OutboxMessage>>(
        db => db.Set<OutboxMessage>().AsNoTracking().Include(m => m.Event).OrderBy(m => m.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*")) File.Delete(file);
    }

    private sealed class NoCompany : ICompanyProfile
    {
        public CompanyProfile Current { get; } = new();

        public bool IsSetUp => true;
    }

    private sealed class PerhapsShared(IDatabase real, bool isShared) : IDatabase
    {
        public bool IsShared => isShared;

        public void Configure(DbContextOptionsBuilder options, string module) => real.Configure(options, module);

        public Task MigrateAsync(DbContext context, CancellationToken ct) => real.MigrateAsync(context, ct);

        public DatabaseTrouble? TroubleOf(Exception error) => real.TroubleOf(error);
    }
}
