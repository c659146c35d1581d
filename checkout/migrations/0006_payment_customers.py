import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('checkout', '0005_claim_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaymentCustomer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gateway', models.CharField(max_length=30, verbose_name='way to pay')),
                ('reference', models.CharField(max_length=120, verbose_name='reference')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='payment_customers', to=settings.AUTH_USER_MODEL, verbose_name='customer')),
            ],
            options={
                'verbose_name': 'customer at a gateway',
                'verbose_name_plural': 'customers at gateways',
                'constraints': [models.UniqueConstraint(fields=('user', 'gateway'), name='checkout_customer_once')],
            },
        ),
    ]
