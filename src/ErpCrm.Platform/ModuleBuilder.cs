using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Identity;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Platform;

/// <summary>Registers what one module consists of.</summary>
public sealed class ModuleBuilder<TContext>(IServiceCollection services)
    where TContext : DbContext, IModuleDbContext
{
    /// <summary>An effect: <typeparamref name="THandler"/> runs in its
    /// own transaction for every <typeparamref name="TEvent"/>.</summary>
    /// <param name="listener">Stored name, never changed; handlers of
    /// one listener get the events of a record in order.</param>
    public ModuleBuilder<TContext> Handles<TEvent, THandler>(string listener)
        where TEvent : DomainEvent
        where THandler : class, IHandle<TEvent> => Listens(listener, it => it.Handles<TEvent, THandler>());

    /// <summary>Handlers that keep or do one thing together, under one stored name.</summary>
    /// <param name="keeps">Types of rows that hold nothing but what
    /// the events told: they are made again by <c>feed</c>.</param>
    public ModuleBuilder<TContext> Listens(string listener, Action<ListenerBuilder<TContext>> handles,
        params Type[] keeps)
    {
        services.AddSingleton(new Listener(listener, typeof(TContext), keeps));
        handles(new ListenerBuilder<TContext>(services, listener));
        return this;
    }

    /// <summary>Tells the state of its records to who cannot learn it from the log.</summary>
    /// <param name="covers">Events that need not be known when the state is.</param>
    public ModuleBuilder<TContext> Announces<TSource>(params Type[] covers)
        where TSource : class, IAnnounceState
    {
        services.TryAddScoped<TSource>();
        services.AddSingleton(new StateAnnouncement(typeof(TSource), covers));
        return this;
    }

    /// <summary>Keeps a copy of the users in the module's tables; the context
    /// maps <see cref="UserCopy"/> by <see cref="CopiesModel"/>.</summary>
    public ModuleBuilder<TContext> FollowsUsers() =>
        Listens(TContext.Module + ".users", it => it.Handles<UserChanged, FollowUserWhenUserChanged<TContext>>(),
            typeof(UserCopy))
            .Keeps<CopiedUsers<TContext>>();

    /// <summary>Keeps a copy of the exchange rates in the module's tables.</summary>
    public ModuleBuilder<TContext> FollowsExchangeRates() =>
        Listens(TContext.Module + ".exchange-rates", it => it.FollowsExchangeRates(),
            typeof(ExchangeRateCopy)).Keeps<CopiedExchangeRates<TContext>>();

    /// <summary>A column that names records of a kind: what is merged takes it along.</summary>
    /// <param name="word">What its rows are counted as before a merge; null for copies.</param>
    public ModuleBuilder<TContext> Refers<T>(string kind, Expression<Func<T, Guid>> column,
        ReferenceWord? word = null)
        where T : class => Refers(new ColumnReference<T, Guid>(typeof(TContext), column)
        {
            Kind = kind, Word = word, Place = PlaceOf(column)
        });

    /// <inheritdoc cref="Refers{T}(string, Expression{Func{T, Guid}}, ReferenceWord)"/>
    public ModuleBuilder<TContext> Refers<T>(string kind, Expression<Func<T, Guid?>> column,
        ReferenceWord? word = null)
        where T : class => Refers(new ColumnReference<T, Guid?>(typeof(TContext), column)
        {
            Kind = kind, Word = word, Place = PlaceOf(column)
        });

    /// <summary>A column that names records of any kind, which another column says.</summary>
    public ModuleBuilder<TContext> RefersToAny<T>(string kindProperty, Expression<Func<T, Guid>> column,
        ReferenceWord? word = null)
        where T : class => Refers(new ColumnReference<T, Guid>(typeof(TContext), column)
        {
            KindProperty = kindProperty, Word = word, Place = PlaceOf(column)
        });

    /// <summary>A reference of a shape of its own.</summary>
    public ModuleBuilder<TContext> Refers(RecordReference reference)
    {
        services.AddSingleton(reference);
        return this;
    }

    /// <summary>What the module does of its own when records are merged.</summary>
    public ModuleBuilder<TContext> FollowsMerges<TEffect>()
        where TEffect : class, IFollowMerges
    {
        services.AddScoped<IFollowMerges, TEffect>();
        return this;
    }

    /// <summary>Moves the module's references when records are merged elsewhere.</summary>
    public ModuleBuilder<TContext> FollowsMerges(string listener) =>
        Listens(listener, it => it.FollowsMerges());

    private static string PlaceOf(LambdaExpression column) =>
        $"{TContext.Module}.{StoredNames.Of(column.Parameters[0].Type)}."
            + StoredNames.Of(((MemberExpression)column.Body).Member);

    /// <summary>A rule that <c>check</c> proves over the module's rows.</summary>
    public ModuleBuilder<TContext> Checks<TCheck>()
        where TCheck : class, ICheck
    {
        services.AddScoped<ICheck, TCheck>();
        return this;
    }

    /// <summary>Records that others copy, or copies of others' records: <c>check</c> compares them.</summary>
    public ModuleBuilder<TContext> Keeps<TRecords>()
        where TRecords : class, IRecords
    {
        services.AddScoped<IRecords, TRecords>();
        return this;
    }

    /// <summary>Rows that name stored files: what nobody names is removed,
    /// and <c>check</c> looks for the others.</summary>
    public ModuleBuilder<TContext> HoldsFiles<TFiles>()
        where TFiles : class, IFileHolder
    {
        services.AddScoped<IFileHolder, TFiles>();
        return this;
    }

    public ModuleBuilder<TContext> Permissions(params IEnumerable<Permission> permissions)
    {
        foreach (var permission in permissions) services.AddSingleton(permission);
        return this;
    }

    /// <summary>A kind of record that the module declares.</summary>
    public ModuleBuilder<TContext> Record<TRecord>()
        where TRecord : ModuleRecord<TContext>, new()
    {
        var kind = new TRecord();
        services.AddSingleton<RecordKind>(kind);
        if (kind.CustomReferences is { } reference) services.AddSingleton(reference);
        return this;
    }

    /// <summary>A kind of record that somebody approves: policies, the inbox and the trail reach it.</summary>
    public ModuleBuilder<TContext> Approves<TApproved>()
        where TApproved : class, IApproves
    {
        services.AddScoped<IApproves, TApproved>();
        return this;
    }

    /// <summary>Records of a kind come out of files too.</summary>
    /// <param name="kind">Key of the kind.</param>
    /// <param name="permission">Needed to do it; null for the one to change records of the kind.</param>
    public ModuleBuilder<TContext> Imports<TImport>(string kind, string? permission = null)
        where TImport : RecordImport
    {
        services.TryAddScoped<TImport>();
        services.AddSingleton(new ImportedKind(kind, typeof(TImport), permission));
        return this;
    }

    /// <summary>What the module keeps of others' records, by which they cannot go without a trace.</summary>
    public ModuleBuilder<TContext> Uses<TUse>()
        where TUse : class, IRecordUse
    {
        services.AddScoped<IRecordUse, TUse>();
        return this;
    }

    /// <summary>Work at set times; <paramref name="cron"/> is in the company's time zone.</summary>
    public ModuleBuilder<TContext> Job<TJob>(string jobName, string cron)
        where TJob : class, IScheduledJob
    {
        services.TryAddScoped<TJob>();
        services.AddSingleton(ScheduledJobDefinition.Create<TJob>(jobName, cron));
        return this;
    }
}

public static class ModuleRegistration
{
    /// <summary>Registers a module's context with everything that runs when it saves.</summary>
    /// <param name="name">As in its assembly, <c>Crm</c>.</param>
    public static ModuleBuilder<TContext> AddModule<TContext>(this IServiceCollection services, string name)
        where TContext : DbContext, IModuleDbContext
    {
        services.AddDbContext<TContext>((provider, options) =>
        {
            provider.GetRequiredService<IDatabase>().Configure(options, TContext.Module);
            // Counting that ends at a limit needs no order.
            options.ConfigureWarnings(
                warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
            options.AddInterceptors(
                provider.GetRequiredService<RedirectInterceptor>(),
                // Before the history: it may still give the record something.
                new BeforeSavingInterceptor(provider),
                provider.GetRequiredService<AuditInterceptor>(),
                provider.GetRequiredService<OutboxInterceptor>(),
                new SearchQueueInterceptor(provider.GetRequiredService<SearchedKinds>(),
                    provider.GetRequiredService<SearchSignals>()),
                // Last: a form that only announces something is saved once too.
                provider.GetRequiredService<SubmissionInterceptor>(),
                new ChangeStampInterceptor(provider.GetRequiredService<ChangeStamps>(),
                    provider.GetRequiredService<SharedChanges>()));
            // What the host or a test wants to see of every context.
            options.AddInterceptors(provider.GetServices<IInterceptor>());
        });
        services.AddSingleton(new ModuleInfo(name, typeof(TContext)));
        services.AddScoped<IAuditSource>(
            provider => new AuditSource<TContext>(provider.GetRequiredService<TContext>(), name,
                provider.GetRequiredService<MergedRecords>()));
        services.AddScoped<IModuleSearch, ModuleSearch<TContext>>();
        return new ModuleBuilder<TContext>(services);
    }

    /// <summary>What the modules share; once per host.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IBusinessClock, BusinessClock>();
        services.TryAddSingleton<Subscriptions>();
        services.TryAddSingleton<RecordKinds>();
        services.TryAddSingleton<SearchedKinds>();
        services.TryAddSingleton<SearchSignals>();
        services.TryAddScoped<RecordLinks>();
        services.TryAddSingleton<RecordImports>();
        services.TryAddScoped<OwnColumns>();
        services.TryAddTransient<ImportedCompanies>();
        services.TryAddScoped<RequiredFields>();
        services.TryAddScoped(typeof(ImportTools<>));
        AddDelivery(services);
        services.AddScoped<IMessageBoard, MessageBoard>();
        services.TryAddSingleton(provider => EventRetention.Of(provider.GetService<IConfiguration>()));
        services.TryAddSingleton<OutboxSignals>();
        services.TryAddSingleton<LiveFeed>();
        services.TryAddSingleton<DatabaseClock>();
        services.TryAddSingleton<OutboxDrain>();
        services.TryAddSingleton<BulkDelivery>();
        services.TryAddSingleton<ChangeStamps>();
        services.TryAddSingleton<KeptFigures>();
        services.TryAddSingleton<SharedChanges>();
        services.AddHostedService(provider => provider.GetRequiredService<SharedChanges>());
        services.TryAdd(ServiceDescriptor.Scoped(typeof(Lazy<>), typeof(LaterService<>)));
        services.TryAddSingleton(
            provider => new OutboxOptions { Claim = provider.GetRequiredService<IDatabase>().IsShared });
        services.TryAddScoped<Submission>();
        services.TryAddScoped<SubmissionInterceptor>();
        services.TryAddScoped<AuditInterceptor>();
        services.TryAddScoped<OutboxInterceptor>();
        services.TryAddScoped<SubmitOnceFilter>();
        AddChecks(services);
        services.AddPlatformSchema();
        services.AddMerging();
        return services;
    }

    private static void AddDelivery(IServiceCollection services)
    {
        services.TryAddSingleton<Listeners>();
        services.TryAddSingleton<Delivering>();
        services.TryAddSingleton<PassingBy>();
        services.TryAddSingleton<FeedSteps>();
        services.TryAddSingleton<ListenerFeeder>();
        services.TryAddSingleton<DeliveryLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryLoop>());
    }

    private static void AddMerging(this IServiceCollection services)
    {
        services.TryAddSingleton<MergedRecords>();
        services.TryAddSingleton<RedirectInterceptor>();
        services.TryAddScoped<ReferenceMover>();
        services.TryAddScoped<StrayReferences>();
        services.AddScoped<ICheck, MergeCheck>();
    }

    private static void AddChecks(IServiceCollection services)
    {
        services.AddScoped<ICheck, CopiesCheck>();
        services.AddScoped<ICheck, StorageCheck>();
        services.AddScoped<ICheck, MessagesCheck>();
        services.AddScoped<ICheck, FilesCheck>();
        services.AddScoped<ICheck, ExternalIdsCheck>();
        services.AddScoped<UnusedFiles>();
    }
}
